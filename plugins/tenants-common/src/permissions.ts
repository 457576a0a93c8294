import { createPermission } from '@backstage/plugin-permission-common';
import { createTenantPermission } from '@waymark/plugin-access-common';

/** Read provisioning runs of a team. @public */
export const tenantsRunReadPermission = createTenantPermission(
  'tenants.run.read',
  'read',
);

/** Start and continue a run for a team. @public */
export const tenantsRunCreatePermission = createTenantPermission(
  'tenants.run.create',
  'create',
);

/** Undo what a run made. @public */
export const tenantsRunCleanUpPermission = createTenantPermission(
  'tenants.run.clean-up',
  'delete',
);

/** Read namespaces and their quota. @public */
export const tenantsNamespaceReadPermission = createTenantPermission(
  'tenants.namespace.read',
  'read',
);

/** Propose to remove a namespace that is over. @public */
export const tenantsNamespaceCleanUpPermission = createTenantPermission(
  'tenants.namespace.clean-up',
  'delete',
);

/** Read a service's intent. @public */
export const tenantsServiceReadPermission = createTenantPermission(
  'tenants.service.read',
  'read',
);

/** Keep drafts of one's own. @public */
export const tenantsDraftUsePermission = createPermission({
  name: 'tenants.draft.use',
  attributes: { action: 'update' },
});

/** All permissions of this domain. @public */
export const tenantsPermissions = [
  tenantsRunReadPermission,
  tenantsRunCreatePermission,
  tenantsRunCleanUpPermission,
  tenantsNamespaceReadPermission,
  tenantsNamespaceCleanUpPermission,
  tenantsServiceReadPermission,
  tenantsDraftUsePermission,
];
