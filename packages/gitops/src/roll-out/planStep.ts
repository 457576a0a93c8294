import { batchesOf, type BatchOrder } from './batchesOf';
import type { CommitRange, RollOut } from './RollOut';
import { differingUnits, sameUnit, type Units } from './units';

/** What a step is decided from. */
export interface StepInput {
  /** What branch rendered holds. */
  standing: {
    /** The commit on main that it is of, apart from what is left of roll-outs. */
    intent: string;
    /** The commit on branch rendered that says so. */
    rendered: string;
    units: Units;
    /** What that commit on main wants. */
    meant: Units;
    rollOuts: readonly RollOut[];
  };
  /** What it shall hold. */
  wanted: { intent: string; units: Units };
  environments: readonly string[];
  /** Workloads and namespaces of one batch at most. */
  limit: number;
  /** Time between two batches of a roll-out, in milliseconds. */
  pauseMs: number;
  /** Ids of roll-outs that somebody stopped. */
  stopped: ReadonlySet<string>;
  now: Date;
}

/** The next commit on branch rendered. */
export interface Step {
  /** Units that become what is wanted; what is left stays as it is. */
  take: ReadonlySet<string>;
  /** Present when it is a batch of a roll-out. */
  batch?: {
    rollOut: string;
    number: number;
    of: number;
    /** Those of what is taken that it is about. */
    units: readonly string[];
  };
  /** What is left afterwards. */
  rollOuts: RollOut[];
  /** Commits on main that were being rolled out and are rendered by this step. */
  completed: CommitRange[];
  /** Whether the next step can follow at once. */
  more: boolean;
}

type Rest = RollOut & { documents: Map<string, string> };

/**
 * Decides what comes onto branch rendered next. What fits into one batch goes at once, whatever else is under way. What does not is
 * a roll-out: it goes batch by batch, and what comes later joins it. What a stopped one holds goes at once when few documents of it
 * change once more. Pure; asked again with what it led to it goes on, so that
 * whoever is killed in between loses nothing.
 */
export function planStep(input: StepInput): Step {
  const { limit, now, pauseMs, standing, stopped, wanted } = input;
  const order = orderOf(input);
  const differing = differingUnits(standing.units, wanted.units);
  const mended = mendedOf(input);
  const open = standing.rollOuts.map(rollOut => restOf(rollOut, input, mended));
  const listed = new Set([
    ...mended,
    ...open.flatMap(({ documents }) => [...documents.keys()]),
  ]);
  const fresh = [...differing].filter(unit => !listed.has(unit));
  const isDue = ({ id, lastAt }: RollOut) =>
    !stopped.has(id) && now.getTime() - lastAt.getTime() >= pauseMs;
  const after = (
    take: ReadonlySet<string>,
    number?: Rest,
    units: readonly string[] = [],
  ): Step => {
    const left = open
      .map(rollOut => without(rollOut, take, order))
      .filter(({ documents }) => documents.size > 0);
    const batch = number && {
      rollOut: number.id,
      number: number.batch,
      of: left.find(({ id }) => id === number.id)?.of ?? number.batch,
      units,
    };
    return {
      take,
      ...(batch && { batch }),
      rollOuts: left,
      completed: completedBy(standing.rollOuts, left),
      more: left.some(isDue),
    };
  };

  if (fresh.length > 0 && fresh.length <= limit) {
    return after(new Set([...fresh, ...mended]));
  }
  const urgent = [...fresh.filter(isUrgent), ...mended];
  const rest = fresh.filter(unit => !isUrgent(unit));
  if (rest.length > 0) join(open, rest, input);
  const next = open.find(each => each.documents.size > 0 && isDue(each));
  if (!next) return after(new Set(urgent));
  const [take] = batchesOf(next.documents.keys(), order);
  if (next.batch === 0) next.startedAt = now;
  next.batch += 1;
  next.lastAt = now;
  return after(new Set([...urgent, ...take]), next, take);
}

/** Access that is given or taken for a time waits for nothing. */
function isUrgent(unit: string): boolean {
  return unit.startsWith('grants/');
}

function orderOf(input: StepInput): BatchOrder {
  const { environments, limit, standing, wanted } = input;
  return { from: standing.units, to: wanted.units, environments, limit };
}

/** What stopped roll-outs hold and the newest intent wants otherwise than the one before: whoever changes a few means just these. */
function mendedOf(input: StepInput): ReadonlySet<string> {
  const { limit, standing, stopped, wanted } = input;
  const moved = standing.rollOuts
    .filter(({ id }) => stopped.has(id))
    .flatMap(({ documents }) => [...documents.keys()])
    .filter(unit => !sameUnit(standing.meant, wanted.units, unit))
    .filter(unit => !sameUnit(standing.units, wanted.units, unit));
  return new Set(moved.length <= limit ? moved : []);
}

/** What is left of a roll-out: nothing of what is mended, or as the newest intent wants it. */
function restOf(
  rollOut: RollOut,
  { standing, wanted }: StepInput,
  mended: ReadonlySet<string>,
): Rest {
  const documents = new Map(
    [...rollOut.documents].filter(
      ([unit]) =>
        !mended.has(unit) && !sameUnit(standing.units, wanted.units, unit),
    ),
  );
  const moved = [...documents.keys()].some(
    unit => !sameUnit(standing.meant, wanted.units, unit),
  );
  const commits = moved
    ? [...rollOut.commits, rangeOf(standing, wanted)]
    : rollOut.commits;
  return { ...rollOut, commits, documents };
}

/** More than one batch joins what is under way, or begins a roll-out of its own. */
function join(open: Rest[], fresh: readonly string[], input: StepInput): void {
  const { standing, stopped, wanted, now } = input;
  const range = rangeOf(standing, wanted);
  const running =
    open.find(({ documents, id }) => documents.size > 0 && !stopped.has(id)) ??
    open.find(({ id }) => id === wanted.intent);
  const rollOut: Rest = running ?? {
    id: wanted.intent,
    startedAt: now,
    // Nothing came before, so that nothing is waited for.
    lastAt: new Date(0),
    batch: 0,
    of: 0,
    commits: [],
    documents: new Map(),
  };
  for (const unit of fresh) rollOut.documents.set(unit, standing.rendered);
  if (!rollOut.commits.some(({ until }) => until === range.until)) {
    rollOut.commits = [...rollOut.commits, range];
  }
  if (!running) open.push(rollOut);
}

/** A roll-out once units of it are taken. */
function without(
  rollOut: Rest,
  take: ReadonlySet<string>,
  order: BatchOrder,
): RollOut {
  const documents = new Map(
    [...rollOut.documents].filter(([unit]) => !take.has(unit)),
  );
  const of = rollOut.batch + batchesOf(documents.keys(), order).length;
  return { ...rollOut, documents, of };
}

/** Commits on main that something was left of, and nothing is any more. */
function completedBy(
  before: readonly RollOut[],
  after: readonly RollOut[],
): CommitRange[] {
  const open = new Set(
    after.flatMap(({ commits }) => commits.map(({ until }) => until)),
  );
  return before
    .flatMap(({ commits }) => commits)
    .filter(({ until }) => !open.has(until));
}

function rangeOf(
  standing: StepInput['standing'],
  wanted: StepInput['wanted'],
): CommitRange {
  return { after: standing.intent, until: wanted.intent };
}
