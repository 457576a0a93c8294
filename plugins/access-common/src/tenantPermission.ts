import {
  createPermission,
  type PermissionAttributes,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Resource type of everything that belongs to a team; its reference is the team's name. */
export const TENANT_RESOURCE_TYPE = 'waymark-tenant';

/** Name of the one rule that serves every domain; its parameter is `{ teams: string[] }`. */
export const IS_TENANT_MEMBER = 'IS_TENANT_MEMBER';

/** A permission that is decided per team. */
export type TenantPermission = ResourcePermission<typeof TENANT_RESOURCE_TYPE>;

/**
 * Makes a permission that is decided per team. The part of the name before the first dot is the id of the plugin
 * that registers it (`changes.change-set.create` belongs to `changes`).
 */
export function createTenantPermission(
  name: string,
  action: PermissionAttributes['action'],
): TenantPermission {
  return createPermission({
    name,
    attributes: action ? { action } : {},
    resourceType: TENANT_RESOURCE_TYPE,
  });
}
