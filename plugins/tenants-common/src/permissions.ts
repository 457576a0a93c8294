import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type that the rule `IS_TENANT_MEMBER` decides on: `{ team }`.
 *
 * @public
 */
export const RESOURCE_TYPE_TENANT = 'waymark-tenant';

/** Read provisioning runs of a team. @public */
export const tenantsRunReadPermission = createPermission({
  name: 'tenants.run.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Start and continue a run for a team. @public */
export const tenantsRunCreatePermission = createPermission({
  name: 'tenants.run.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Undo what a run made. @public */
export const tenantsRunCleanUpPermission = createPermission({
  name: 'tenants.run.clean-up',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Read namespaces and their quota. @public */
export const tenantsNamespaceReadPermission = createPermission({
  name: 'tenants.namespace.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Read a service's intent. @public */
export const tenantsServiceReadPermission = createPermission({
  name: 'tenants.service.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

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
  tenantsServiceReadPermission,
  tenantsDraftUsePermission,
];
