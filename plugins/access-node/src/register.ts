import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import type { Permission } from '@backstage/plugin-permission-common';
import { createTenantMemberRule, createTenantResourceRef } from './rule';

/**
 * Registers a plugin's permissions and the rule that decides those which are per team. The reference of a resource is
 * its team's name, so that a page may ask for a permission on a team.
 */
export function registerTenantPermissions(
  permissionsRegistry: PermissionsRegistryService,
  options: { pluginId: string; permissions: Permission[] },
): void {
  const resourceRef = createTenantResourceRef(options.pluginId);
  permissionsRegistry.addResourceType({
    resourceRef,
    permissions: options.permissions,
    rules: [createTenantMemberRule(resourceRef)],
    getResources: async teams => teams.map(team => ({ team })),
  });
}
