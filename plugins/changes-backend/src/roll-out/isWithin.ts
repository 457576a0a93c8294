import type { CommitRange, GitCache } from '@waymark/gitops';

/** Whether a commit on main is one of those of a roll-out. */
export async function isWithin(
  git: Pick<GitCache, 'contains'>,
  commit: string,
  ranges: readonly CommitRange[],
): Promise<boolean> {
  for (const { after, until } of ranges) {
    if (!(await git.contains(until, commit))) continue;
    if (!after || !(await git.contains(after, commit))) return true;
  }
  return false;
}
