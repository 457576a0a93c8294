import type { Platform } from '@waymark/platform-api';
import { PushRejectedError, type CommitInfo } from '../git';
import { RENDERED_README } from '../repository/bootstrap';
import { requireHead } from '../repository/commitChange';
import { RENDERED, TRAILERS, WAYMARK } from '../repository/names';
import { explainHeld } from './explainHeld';
import { Holds } from './holds';
import { isOf, originOf } from './origin';
import {
  renderIntent,
  type RenderContext,
  type RenderedIntent,
} from './renderIntent';
import { findUpgrade, type CompilerUpgrade } from './upgrade';

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
}

const MAX_ATTEMPTS = 5;

/**
 * Brings branch rendered up to main. Doing it again changes nothing; two replicas doing it at the same time come to the same
 * tree, and one of them writes it.
 */
export async function reconcile(
  context: ReconcileContext,
): Promise<Reconciliation> {
  const { git, env, now } = context;
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
    // Before the newest intent: it is what the caches should remember.
    const upgrade = await findUpgrade(context, info, current.files);
    const wanted = await renderIntent(intent, context);
    const changes = difference(current.files, wanted.files);
    for (const path of current.unread.keys()) {
      if (!wanted.files.has(path)) changes.set(path, null);
    }
    const previous = info.trailers.get(TRAILERS.intent);
    const origin = originOf(intent, wanted.platform.platform, wanted.holds);
    const found = { ...wanted, previous, ...(upgrade && { upgrade }) };
    if (changes.size === 0 && isOf(info, origin)) {
      return { ...found, state: 'unchanged', rendered: head, written: 0 };
    }
    if (upgrade && context.mayUpgrade && !(await context.mayUpgrade(upgrade))) {
      return { ...found, state: 'held', rendered: head, written: 0 };
    }
    const rendered = await git.writeCommit({
      parent: head,
      changes,
      subject: `Render ${intent.slice(0, 12)}`,
      body: explainHeld(wanted.held),
      trailers: origin,
      author: WAYMARK,
      committer: WAYMARK,
      at: now(),
    });
    try {
      await git.push(rendered, RENDERED, env);
      const written = changes.size;
      return { ...found, state: 'rendered', rendered, written };
    } catch (error) {
      const lost = error instanceof PushRejectedError;
      if (!lost || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Whether branch rendered is of this commit, by its trailers alone. */
export function isRendered(
  rendered: CommitInfo,
  intent: string,
  platform: Platform,
  holds: Pick<Holds, 'merges'> = Holds.none,
): boolean {
  return isOf(rendered, originOf(intent, platform, holds));
}

function difference(
  current: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Map<string, string | null> {
  const changes = new Map<string, string | null>();
  for (const path of current.keys()) {
    if (!wanted.has(path) && path !== RENDERED_README) changes.set(path, null);
  }
  for (const [path, text] of wanted) {
    if (current.get(path) !== text) changes.set(path, text);
  }
  return changes;
}
