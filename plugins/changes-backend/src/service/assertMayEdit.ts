import { teamsTouched } from '@waymark/gitops';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import { grantWritePermission } from '@waymark/plugin-approvals-common';
import { changeSetCreatePermission } from '@waymark/plugin-changes-common';
import type { Caller } from './types';

/**
 * Every team whose documents are touched has to be allowed. Grants are for the approvals service alone.
 *
 * @throws DeniedError
 */
export async function assertMayEdit(
  authorizer: TenantAuthorizer,
  edits: readonly { path: string }[],
  { credentials }: Caller,
): Promise<void> {
  if (edits.some(({ path }) => path.startsWith('grants/'))) {
    await authorizer.authorize(credentials, grantWritePermission);
  }
  for (const team of teamsTouched(edits)) {
    await authorizer.authorize(credentials, changeSetCreatePermission, team);
  }
}
