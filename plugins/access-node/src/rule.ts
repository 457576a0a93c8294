import {
  createPermissionResourceRef,
  createPermissionRule,
  type PermissionResourceRef,
} from '@backstage/plugin-permission-node';
import {
  IS_TENANT_MEMBER,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';
import { z } from 'zod';

/** What the rule is applied to: anything that belongs to a team. */
export interface TenantResource {
  /** Name of the team = Backstage group = `spec.owner`. */
  team: string;
}

/** What the rule becomes in a list query: the team is one of these. */
export interface TenantFilter {
  teams: string[];
}

/** Reference to the tenants of a plugin, under which it registers its permissions. */
export type TenantResourceRef = PermissionResourceRef<
  TenantResource,
  TenantFilter,
  typeof TENANT_RESOURCE_TYPE
>;

/** Makes the {@link TenantResourceRef} of a plugin. */
export function createTenantResourceRef(pluginId: string): TenantResourceRef {
  return createPermissionResourceRef<TenantResource, TenantFilter>().with({
    pluginId,
    resourceType: TENANT_RESOURCE_TYPE,
  });
}

/** Parameters of `IS_TENANT_MEMBER`: the teams the person belongs to. */
export const tenantMemberParams = z.object({
  teams: z.array(z.string()).describe('Names of the teams of the person'),
});

/** The rule `IS_TENANT_MEMBER` for the tenants of a plugin. */
export function createTenantMemberRule(resourceRef: TenantResourceRef) {
  return createPermissionRule({
    name: IS_TENANT_MEMBER,
    description: 'The resource belongs to a team the person is a member of',
    resourceRef,
    paramsSchema: tenantMemberParams,
    apply: (resource: TenantResource, { teams }) =>
      teams.includes(resource.team),
    toQuery: ({ teams }): TenantFilter => ({ teams }),
  });
}
