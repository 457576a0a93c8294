import { STATUS_CONTEXT, type Reconciliation } from '@waymark/gitops';
import type { GitopsRepository } from '../repository/GitopsRepository';

const MAX_DESCRIPTION = 255;

/** Says on the forge, at the commit on main, whether all of it is rendered, and if not, what is wrong first. */
export async function announce(
  { reconciler, ref, portal }: GitopsRepository,
  { intent, held, rendered }: Reconciliation,
): Promise<void> {
  await reconciler.setCommitStatus(ref, intent, {
    context: STATUS_CONTEXT,
    state: held.length === 0 ? 'success' : 'failure',
    description: describe(held).slice(0, MAX_DESCRIPTION),
    targetUrl: portal.browse.commit(ref, rendered),
  });
}

function describe(held: Reconciliation['held']): string {
  const [first] = held.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  );
  if (held.length === 0) return 'Rendered';
  const documents = held.length === 1 ? 'document is' : 'documents are';
  const why = first
    ? `: ${first.document}${first.path && ` ${first.path}`}: ${first.message}`
    : '';
  return `${held.length} ${documents} held${why}`;
}
