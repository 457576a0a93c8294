import type { Platform } from '@waymark/platform-api';
import type { GitCache } from '../git';
import type { RenderMemo } from '../render';
import { usedPlatform } from '../render/usedPlatform';
import type { UsedPlatform } from '../render/types';
import { inSlices } from '../slices';
import type { IntentTree } from '../tree/tree';
import { readIntent } from './readIntent';

/** What a commit on main is rendered with, and the commit that says it. */
export type CommitPlatform = UsedPlatform & { commit: string };

/** Commits that are looked at; a configuration that was broken for longer has no last good one. */
const MAX_HISTORY = 2000;

/** Commits whose platform is remembered. */
const REMEMBERED = 64;

const known = new WeakMap<RenderMemo, Map<string, CommitPlatform>>();

/**
 * The platform of a commit on main: what its tree says, else what the newest commit before it on main's line of first parents
 * says whose configuration was valid. So it depends on nothing but main, and two replicas find the same.
 *
 * @param tree - the commit's, where it was read already
 * @param key - names the tree, where it is not what the commit says
 */
export async function platformOf(
  commit: string,
  { git, memo }: { git: GitCache; memo: RenderMemo },
  tree?: IntentTree,
  key = commit,
): Promise<CommitPlatform> {
  const found = remembered(memo).get(key);
  if (found) return found;
  const wanted = tree ?? (await readIntent(git, commit)).tree;
  const own = await inSlices(memo.platformOf(wanted));
  const platform = own.platform
    ? { ...usedPlatform(own, memo.source), commit }
    : await lastGood(commit, git, memo);
  remember(memo, key, platform);
  return platform;
}

async function lastGood(
  commit: string,
  git: GitCache,
  memo: RenderMemo,
): Promise<CommitPlatform> {
  const [, ...line] = await git.firstParents(commit, MAX_HISTORY);
  for (const earlier of line) {
    const cached = remembered(memo).get(earlier);
    if (cached) return lastGoodAt(cached.commit, cached.platform);
    const { tree } = await readIntent(git, earlier);
    const { platform } = await inSlices(memo.platformOf(tree));
    if (platform) return lastGoodAt(earlier, platform);
  }
  return {
    ...usedPlatform({ source: 'git', findings: [] }, memo.source),
    commit,
  };
}

function lastGoodAt(commit: string, platform: Platform): CommitPlatform {
  return { commit, platform, source: 'last-good' };
}

function remembered(memo: RenderMemo): Map<string, CommitPlatform> {
  const map = known.get(memo) ?? new Map<string, CommitPlatform>();
  known.set(memo, map);
  return map;
}

function remember(
  memo: RenderMemo,
  commit: string,
  platform: CommitPlatform,
): void {
  const map = remembered(memo);
  map.set(commit, platform);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
