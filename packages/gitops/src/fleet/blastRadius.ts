import type { RenderedDocument, Rendering } from '../render';
import type { Steps } from '../slices';
import { capacityChanges, type CapacityChange } from './capacity';
import type { FleetCapacity } from './capacity';
import { DifferenceTally, type FleetDiff } from './DifferenceTally';
import { documentObjects, platformFiles } from './documentObjects';
import { objectDifferences, type ObjectDifference } from './objectDifferences';

/** A workload or namespace whose objects a change touches. */
export interface TouchedWorkload {
  /** Path of its document. */
  document: string;
  team: string;
  environment: string;
  /** Absent for the baseline of a namespace. */
  service?: string;
  change: 'added' | 'removed' | 'changed';
  /** Objects that come, go or change. */
  objects: number;
  /** Whether its pods are replaced. */
  restarts: boolean;
}

/** How far the comparison is, with what the last batch touched. */
export interface BlastRadiusProgress {
  /** Documents that were compared. */
  compared: number;
  /** Documents whose output changed; nothing else is compared. */
  total: number;
  touched: TouchedWorkload[];
  /** Of everything so far. */
  counts: Omit<FleetDiff, 'groups'>;
}

/** What a change does to the whole fleet. */
export interface BlastRadius {
  /** Documents of the resulting tree. */
  documents: number;
  /** Documents whose output changed. */
  rerendered: number;
  diff: FleetDiff;
  /** In the order of the platform: workloads and namespaces touched, and pods replaced, in each. */
  environments: Array<{ name: string; workloads: number; restarts: number }>;
  capacity: {
    /** Whose use or quota moves: over quota first. */
    namespaces: CapacityChange[];
    before: FleetCapacity;
    after: FleetCapacity;
  };
  /** Documents that would be held; what is rendered of them stays as it is. */
  held: string[];
  /** Documents of a stopped roll-out that it changes once more; absent when there is none. */
  stopped?: StoppedDocuments;
}

/** What a change makes of documents that a stopped roll-out left as they were. */
export interface StoppedDocuments {
  documents: number;
  /** Whether they are rendered, with what the roll-out brings; more than a batch of them stays as it is. */
  rendered: boolean;
}

/** The two trees of a change, and how to look at them. */
export interface BlastRadiusInput {
  before: Rendering;
  after: Rendering;
  /** Last good output, by document, of what is held before the change. */
  lastGood?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What stopped roll-outs left as it was, by document, and how many of these a change may bring to an end. */
  stopped?: {
    left: ReadonlyMap<string, ReadonlyMap<string, string>>;
    limit: number;
  };
  /** Whose values may be shown as examples, and whose workloads be named; undefined stands for the platform. */
  isShown?: (team: string | undefined) => boolean;
  /** Documents compared between two reports. @defaultValue 100 */
  batch?: number;
}

const BATCH = 100;
const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Compares what two trees render to, document by document, objects with objects. Only documents whose output changed are
 * looked into. Pure; in steps of a document each, so that whoever drives it can let others work in between.
 */
export function* blastRadius(
  input: BlastRadiusInput,
): Steps<BlastRadius, BlastRadiusProgress> {
  const { before, after, batch = BATCH } = input;
  const { isShown = () => true } = input;
  const tally = new DifferenceTally();
  const stages = new Map<string, { workloads: number; restarts: number }>();
  const paths = yield* changedDocuments(before, after, tally);
  const stopped = stoppedOf(paths, input);
  let touched: TouchedWorkload[] = [];

  for (const [index, path] of paths.entries()) {
    const was = before.documents.get(path);
    const is = after.documents.get(path);
    const found = compare(path, input, stopped?.rendered);
    const place = placeOf(is ?? was);
    const shown = isShown(place?.team);
    for (const each of found) tally.add({ name: path, shown }, each);
    const work = place && touchOf(path, place, { was, is }, found);
    if (work) {
      const stage = stages.get(work.environment);
      stages.set(work.environment, {
        workloads: (stage?.workloads ?? 0) + 1,
        restarts: (stage?.restarts ?? 0) + Number(work.restarts),
      });
      if (shown) touched.push(work);
    }
    if ((index + 1) % batch === 0 && index + 1 < paths.length) {
      yield {
        compared: index + 1,
        total: paths.length,
        touched,
        counts: tally.counts,
      };
      touched = [];
    }
    yield;
  }
  yield* comparePlatform(before, after, tally, isShown(undefined));
  const total = paths.length;
  yield { compared: total, total, touched, counts: tally.counts };
  const order = Object.keys(after.platform.platform.environments);
  yield;
  const { namespaces, ...sums } = yield* capacityChanges(before, after);
  yield;
  return {
    documents: after.documents.size,
    rerendered: total,
    diff: tally.toDiff(),
    environments: [...stages]
      .map(([name, stage]) => ({ name, ...stage }))
      .sort(
        (one, other) => order.indexOf(one.name) - order.indexOf(other.name),
      ),
    capacity: {
      namespaces: namespaces.filter(({ team }) => isShown(team)),
      ...sums,
    },
    held: [...after.held.keys()].filter(
      path =>
        !before.held.has(path) &&
        isShown(placeOf(before.documents.get(path))?.team),
    ),
    ...(stopped && { stopped }),
  };
}

function stoppedOf(
  changed: readonly string[],
  { stopped }: BlastRadiusInput,
): StoppedDocuments | undefined {
  if (!stopped) return undefined;
  const documents = changed.filter(path => stopped.left.has(path)).length;
  if (documents === 0) return undefined;
  return { documents, rendered: documents <= stopped.limit };
}

/** Documents with other output. What is held keeps its output, so there is nothing to compare. */
function* changedDocuments(
  before: Rendering,
  after: Rendering,
  tally: DifferenceTally,
): Steps<string[]> {
  const all = new Set([...before.documents.keys(), ...after.documents.keys()]);
  const changed: string[] = [];
  for (const path of [...all].sort()) {
    yield;
    const was = before.documents.get(path);
    const is = after.documents.get(path);
    const isHeld = before.held.has(path);
    if (after.held.has(path)) {
      tally.addUnchanged(isHeld ? 0 : was?.objects.length ?? 0);
    } else if (isHeld || !isSameOutput(was, is)) {
      changed.push(path);
    } else {
      tally.addUnchanged(is?.objects.length ?? 0);
    }
  }
  return changed;
}

/** Whether two compilations give the same files: one that was remembered does without a look, one that was made anew may as well. */
function isSameOutput(
  was: RenderedDocument | undefined,
  is: RenderedDocument | undefined,
): boolean {
  if (was?.objects === is?.objects) return true;
  const [before, after] = [was?.files ?? NONE, is?.files ?? NONE];
  return (
    before.size === after.size &&
    [...after].every(([file, text]) => before.get(file) === text)
  );
}

/** @param mends - whether what a stopped roll-out left is rendered with it, so that it differs from what runs, not from main */
function compare(
  path: string,
  input: BlastRadiusInput,
  mends = false,
): ObjectDifference[][] {
  const { before, after, lastGood } = input;
  const left = mends ? input.stopped?.left.get(path) : undefined;
  const main = before.held.has(path)
    ? lastGood?.get(path)
    : before.documents.get(path);
  const was = documentObjects(left ?? main);
  const is = documentObjects(after.documents.get(path));
  return differences(was, is);
}

/** What the clusters have whoever their tenants are: files that are of no document. */
function* comparePlatform(
  before: Rendering,
  after: Rendering,
  tally: DifferenceTally,
  shown: boolean,
): Steps<void> {
  const was = new Map(yield* platformFiles(before));
  const is = new Map(yield* platformFiles(after));
  for (const [file, text] of was) {
    if (is.get(file) !== text) continue;
    tally.addUnchanged(1);
    was.delete(file);
    is.delete(file);
  }
  const found = differences(documentObjects(was), documentObjects(is));
  for (const each of found) tally.add({ name: 'platform', shown }, each);
}

function differences(
  was: ReadonlyMap<string, unknown>,
  is: ReadonlyMap<string, unknown>,
): ObjectDifference[][] {
  const files = new Set([...was.keys(), ...is.keys()]);
  return [...files].map(file =>
    objectDifferences(file, was.get(file), is.get(file)),
  );
}

type Place = Pick<TouchedWorkload, 'team' | 'environment' | 'service'>;

function placeOf(document: RenderedDocument | undefined): Place | undefined {
  const location = document?.location;
  if (!location || !('team' in location)) return undefined;
  const { team, environment } = location;
  const service = 'service' in location ? location.service : undefined;
  return { team, environment, ...(service && { service }) };
}

function touchOf(
  document: string,
  place: Place,
  { was, is }: Record<'was' | 'is', RenderedDocument | undefined>,
  found: ObjectDifference[][],
): TouchedWorkload | undefined {
  const differing = found.filter(({ length }) => length > 0);
  if (differing.length === 0) return undefined;
  const gone = is ? 'changed' : 'removed';
  return {
    document,
    ...place,
    change: was ? gone : 'added',
    objects: differing.length,
    restarts: differing.some(each => each.some(({ restarts }) => restarts)),
  };
}
