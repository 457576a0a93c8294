import { createPermission } from '@backstage/plugin-permission-common';
import { createTenantPermission } from '@waymark/plugin-access-common';

/** Read a team's requests. Who asked for something reads it in any case. @public */
export const approvalReadPermission = createTenantPermission(
  'approvals.request.read',
  'read',
);

/** Ask for an approval for a team. @public */
export const approvalCreatePermission = createTenantPermission(
  'approvals.request.create',
  'create',
);

/** Withdraw a team's request. @public */
export const approvalWithdrawPermission = createTenantPermission(
  'approvals.request.withdraw',
  'delete',
);

/** Decide requests, where the rules ask for one of the person's groups; and lend that to another. @public */
export const approvalDecidePermission = createPermission({
  name: 'approvals.request.decide',
  attributes: { action: 'update' },
});

/** Take break-glass access to a team's namespace. It is reviewed afterwards. @public */
export const breakGlassUsePermission = createTenantPermission(
  'approvals.break-glass.use',
  'create',
);

/** Write documents in grants/. Nobody has it: the approvals plugin does with its own credentials. @public */
export const grantWritePermission = createPermission({
  name: 'approvals.grant.write',
  attributes: { action: 'create' },
});

/** Every permission of the approvals plugin. @public */
export const approvalsPermissions = [
  approvalReadPermission,
  approvalCreatePermission,
  approvalWithdrawPermission,
  approvalDecidePermission,
  breakGlassUsePermission,
  grantWritePermission,
];
