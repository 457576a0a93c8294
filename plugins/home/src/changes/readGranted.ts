import {
  ApprovalRequestDetail,
  ApprovalsApi,
} from '@waymark/plugin-approvals-common';
import { IntentCommit } from '@waymark/plugin-changes-common';

/** What was approved, by the id of the request, which is the grant's name. */
export type Granted = ReadonlyMap<
  string,
  Pick<ApprovalRequestDetail, 'access' | 'kindTitle' | 'subject'>
>;

/** The requests behind the grants that commits touched; those that the reader may not look into are left out. */
export async function readGranted(
  approvals: Pick<ApprovalsApi, 'getRequest'>,
  commits: readonly IntentCommit[],
): Promise<Granted> {
  const ids = new Set(
    commits.flatMap(({ documents }) =>
      documents.flatMap(({ name, type }) =>
        type === 'grant' && name ? name : [],
      ),
    ),
  );
  const found = await Promise.allSettled(
    [...ids].map(id => approvals.getRequest(id)),
  );
  return new Map(
    found.flatMap(answer =>
      answer.status === 'fulfilled' ? [[answer.value.id, answer.value]] : [],
    ),
  );
}
