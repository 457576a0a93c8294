import type { Platform } from '@waymark/platform-api';
import { PushRejectedError, type CommitInfo, type GitTree } from '../git';
import { RENDERED_README } from '../repository/bootstrap';
import { requireHead } from '../repository/commitChange';
import {
  RENDERED,
  ROLL_OUTS_FILE,
  TRAILERS,
  WAYMARK,
} from '../repository/names';
import type { CommitRange, RollOut } from '../roll-out';
import type { Step } from '../roll-out/planStep';
import { explainHeld } from './explainHeld';
import { Holds } from './holds';
import { nextOutput, type Output, type RollOutContext } from './nextOutput';
import { isOf, originOf } from './origin';
import {
  renderIntent,
  type RenderContext,
  type RenderedIntent,
} from './renderIntent';
import { knownStanding, rememberStanding, standingOf } from './standing';
import { upgradeOf, type CompilerUpgrade } from './upgrade';

/** What one reconciliation did. */
export interface Reconciliation extends RenderedIntent {
  /** `held`: the compiler would change what nobody asked to change, and nobody has released that yet. */
  state: 'rendered' | 'unchanged' | 'held';
  /** Newest commit on branch rendered. */
  rendered: string;
  /** The commit on main that branch rendered was of before; absent when it was of none. */
  previous?: string;
  /** Files written or removed. */
  written: number;
  /** What the compiler changes of unchanged intent, whether released or held. */
  upgrade?: CompilerUpgrade;
  /** Present when what was written is a batch of a roll-out. */
  batch?: Step['batch'];
  /** What is left of roll-outs. */
  rollOuts: readonly RollOut[];
  /** Commits on main of roll-outs that this ended. */
  completed: readonly CommitRange[];
  /** Whether more can be rendered at once. */
  more: boolean;
}

/** What the reconciler works with. */
export interface ReconcileContext extends RenderContext {
  /** Environment of the only one who may write to branch rendered. */
  env: Record<string, string>;
  now: () => Date;
  /** Called for each commit on main that is about to be rendered, before its holds are read. */
  judge?: (intent: string) => Promise<void>;
  /** Whether an upgrade of the compiler may be rendered; each may when left out. */
  mayUpgrade?: (upgrade: CompilerUpgrade) => Promise<boolean>;
  /** How a large change is cut; everything goes at once when left out. */
  rollOut?: RollOutContext;
}

const MAX_ATTEMPTS = 5;

/**
 * Brings branch rendered up to main, or one batch nearer to it. Doing it again changes nothing; two replicas doing it at the same
 * time come to the same tree, and one of them writes it.
 */
export async function reconcile(
  context: ReconcileContext,
): Promise<Reconciliation> {
  const { git, env, memo } = context;
  for (let attempt = 1; ; attempt += 1) {
    await git.fetch();
    const intent = requireHead(git);
    await context.judge?.(intent);
    const head = git.head(RENDERED);
    if (!head) throw new Error('The GitOps repository has no branch rendered.');
    const [current, info] = await Promise.all([
      git.readTree(head),
      git.describe(head),
    ]);
    const isKnown = knownStanding(memo, head) !== undefined;
    // Before the newest intent: it is what the caches should remember.
    const standing = await standingOf(context, info);
    const upgrade =
      standing && !isKnown
        ? upgradeOf(standing, info, current.files)
        : undefined;
    const wanted = await renderIntent(intent, context);
    const output = await nextOutput(context, { standing, upgrade, wanted });
    const changes = difference(current, standing?.text, output.standing);
    const found = {
      ...wanted,
      previous: info.trailers.get(TRAILERS.intent),
      ...(upgrade && { upgrade }),
      rollOuts: output.standing.rollOuts,
    };
    const idle = { completed: [], more: false, rendered: head, written: 0 };
    if (changes.size === 0 && isOf(info, output.trailers)) {
      return { ...found, ...idle, state: 'unchanged' };
    }
    if (upgrade && context.mayUpgrade && !(await context.mayUpgrade(upgrade))) {
      return { ...found, ...idle, state: 'held' };
    }
    const rendered = await git.writeCommit({
      parent: head,
      changes,
      subject: subjectOf(output),
      body: explainHeld(wanted.held),
      trailers: output.trailers,
      author: WAYMARK,
      committer: WAYMARK,
      at: context.now(),
    });
    try {
      await git.push(rendered, RENDERED, env);
      rememberStanding(memo, rendered, output.standing);
      const { batch, completed, more } = output;
      const written = changes.size;
      return {
        ...found,
        ...(batch && { batch }),
        state: 'rendered',
        intent: output.standing.intent,
        rendered,
        written,
        completed,
        more,
      };
    } catch (error) {
      const lost = error instanceof PushRejectedError;
      if (!lost || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Whether branch rendered is of this commit, by its trailers alone, but for what is left of roll-outs. */
export function isOfIntent(
  rendered: CommitInfo,
  intent: string,
  platform: Platform,
  holds: Pick<Holds, 'merges'> = Holds.none,
): boolean {
  return isOf(rendered, originOf(intent, platform, holds));
}

/** Whether something is left of a roll-out, by the trailers alone. */
export function isRollingOut({ trailers }: CommitInfo): boolean {
  return trailers.has(TRAILERS.pending);
}

/** Whether branch rendered is all of this commit, by its trailers alone. */
export function isRendered(
  rendered: CommitInfo,
  intent: string,
  platform: Platform,
  holds: Pick<Holds, 'merges'> = Holds.none,
): boolean {
  return (
    isOfIntent(rendered, intent, platform, holds) && !isRollingOut(rendered)
  );
}

function subjectOf({ batch, standing }: Output): string {
  const name = `Render ${standing.intent.slice(0, 12)}`;
  return batch ? `${name}: batch ${batch.number} of ${batch.of}` : name;
}

/** @param text - what says what is left of roll-outs, as it is now; it may be too long to be read with the others */
function difference(
  { files, unread }: GitTree,
  text: string | undefined,
  next: Output['standing'],
): Map<string, string | null> {
  const current = new Map(files);
  const wanted = new Map(next.files);
  if (text !== undefined) current.set(ROLL_OUTS_FILE, text);
  if (next.text !== undefined) wanted.set(ROLL_OUTS_FILE, next.text);
  const changes = new Map<string, string | null>();
  for (const path of [...current.keys(), ...unread.keys()]) {
    if (!wanted.has(path) && path !== RENDERED_README) changes.set(path, null);
  }
  for (const [path, content] of wanted) {
    if (current.get(path) !== content) changes.set(path, content);
  }
  return changes;
}
