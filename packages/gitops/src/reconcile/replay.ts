import { COMPILER_VERSION } from '@waymark/platform-api';
import type { GitCache } from '../git';
import { platformDigest, RenderMemo } from '../render';
import { RENDERED_README } from '../repository/bootstrap';
import {
  RENDERED,
  ROLL_OUTS_FILE,
  TRAILERS,
  WAYMARK,
} from '../repository/names';
import { LastGoodOutput } from './lastGood';
import type { Origin } from './origin';
import type { RenderContext } from './renderIntent';
import { standingOf } from './standing';

/** Branch rendered, and what rendering its intent from nothing gives. */
export interface Replay {
  /** Commit on main that branch rendered is of. */
  intent: string;
  /** Newest commit on branch rendered. */
  rendered: string;
  /** Git's names of both trees: equal files, equal name. */
  tree: string;
  replayed: string;
  /** Files that differ, by path. */
  differences: Array<{
    path: string;
    change: 'added' | 'removed' | 'changed';
  }>;
  /** Whether compiler and platform are those that branch rendered was made with; else a difference is an upgrade. */
  sameOrigin: boolean;
}

/**
 * Renders the intent of branch rendered from scratch, with nothing remembered, and compares the trees by Git's own names of them.
 * Nothing is pushed. Undefined when the branch is of no intent yet.
 */
export async function replay(
  git: GitCache,
  memo: RenderMemo,
  holds?: RenderContext['holds'],
): Promise<Replay | undefined> {
  await git.fetch();
  const head = git.head(RENDERED);
  const info = head && (await git.describe(head));
  const intent = info && info.trailers.get(TRAILERS.intent);
  if (!head || !intent) return undefined;
  const fresh = new RenderMemo(memo.source, memo.kinds);
  const lastGood = new LastGoodOutput(git, fresh);
  const [current, standing] = await Promise.all([
    git.readTree(head),
    standingOf({ git, memo: fresh, lastGood, ...(holds && { holds }) }, info),
  ]);
  if (!standing) return undefined;
  const wanted = new Map(standing.files);
  const readme = current.files.get(RENDERED_README);
  if (readme !== undefined) wanted.set(RENDERED_README, readme);
  if (standing.text !== undefined) wanted.set(ROLL_OUTS_FILE, standing.text);
  const orphan = await git.writeCommit({
    changes: wanted,
    subject: `Replay ${intent.slice(0, 12)}`,
    trailers: [],
    author: WAYMARK,
    committer: WAYMARK,
    at: info.committedAt,
  });
  const [tree, replayed] = await Promise.all([
    git.treeOf(head),
    git.treeOf(orphan),
  ]);
  const made: Origin = [
    [TRAILERS.compiler, COMPILER_VERSION],
    [TRAILERS.platform, platformDigest(standing.platform)],
  ];
  return {
    intent,
    rendered: head,
    tree,
    replayed,
    differences: compare(current.files, wanted),
    sameOrigin: made.every(([key, value]) => info.trailers.get(key) === value),
  };
}

function compare(
  current: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Replay['differences'] {
  const paths = [...new Set([...current.keys(), ...wanted.keys()])].sort();
  return paths.flatMap((path): Replay['differences'] => {
    const [was, is] = [current.get(path), wanted.get(path)];
    if (was === is) return [];
    if (was === undefined) return [{ path, change: 'added' }];
    return [{ path, change: is === undefined ? 'removed' : 'changed' }];
  });
}
