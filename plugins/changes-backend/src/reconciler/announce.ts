import { STATUS_CONTEXT, type Reconciliation } from '@waymark/gitops';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { judge } from './verdict';

/** Commits of one push that get a status; of a longer one, the newest. */
const MAX_COMMITS = 20;

/** Says on the forge, at each commit on main since the last run, whether what it touched is rendered, and if not, what is wrong. */
export async function announce(
  { git, reconciler, ref, portal }: GitopsRepository,
  { intent, held, previous, rendered }: Reconciliation,
): Promise<void> {
  const line = previous
    ? await git.firstParentsSince(previous, intent, MAX_COMMITS)
    : [];
  // Without news, whoever asked for the run asks about the newest.
  for (const commit of line.length > 0 ? line : [intent]) {
    await reconciler.setCommitStatus(ref, commit, {
      context: STATUS_CONTEXT,
      ...judge(held, await git.changedPaths(commit)),
      // Its message lists every held document with all its errors.
      targetUrl: portal.browse.commit(ref, rendered),
    });
  }
}
