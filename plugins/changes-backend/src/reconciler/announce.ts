import {
  STATUS_CONTEXT,
  type CommitRange,
  type GitCache,
  type Reconciliation,
} from '@waymark/gitops';
import { isWithin } from '../roll-out/isWithin';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { judge } from './verdict';

/** Commits of one push that get a status; of a longer one, the newest. */
const MAX_COMMITS = 20;

/**
 * Says on the forge, at each commit on main since the last run, whether what it touched is rendered, and if not, what is wrong. A
 * commit that is rendered in batches waits until the last of them.
 */
export async function announce(
  { git, reconciler, ref, portal }: GitopsRepository,
  reconciliation: Reconciliation,
): Promise<void> {
  const { completed, held, intent, previous, rendered, rollOuts } =
    reconciliation;
  const line = await commitsOf(git, [
    ...(previous ? [{ after: previous, until: intent }] : []),
    ...completed,
  ]);
  // Without news, whoever asked for the run asks about the newest.
  for (const commit of line.length > 0 ? line : [intent]) {
    const rollOut = await findRollOut(git, commit, rollOuts);
    await reconciler.setCommitStatus(ref, commit, {
      context: STATUS_CONTEXT,
      ...(rollOut
        ? {
            state: 'pending',
            description: `Being rendered in batches: ${rollOut.batch} of ${rollOut.of} done`,
          }
        : judge(held, await git.changedPaths(commit))),
      // Its message lists every held document with all its errors.
      targetUrl: portal.browse.commit(ref, rendered),
    });
  }
}

async function findRollOut(
  git: GitCache,
  commit: string,
  rollOuts: Reconciliation['rollOuts'],
) {
  for (const rollOut of rollOuts) {
    if (await isWithin(git, commit, rollOut.commits)) return rollOut;
  }
  return undefined;
}

async function commitsOf(
  git: GitCache,
  ranges: readonly CommitRange[],
): Promise<string[]> {
  const commits = new Set<string>();
  for (const { after, until } of ranges) {
    if (!after || after === until) continue;
    const line = await git.firstParentsSince(after, until, MAX_COMMITS);
    for (const commit of line) commits.add(commit);
  }
  return [...commits];
}
