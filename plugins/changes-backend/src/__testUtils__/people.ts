import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  IS_TENANT_MEMBER,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';
import { z } from 'zod';

/** Teams of the people of the tests; the operator has all. */
const TEAMS: Record<string, string[]> = {
  'user:default/ada-okafor': ['assistant'],
  'user:default/ben-lindqvist': ['search-relevance'],
  'user:default/jonas-weber': [],
};
const userPrincipal = z.object({ userEntityRef: z.string() });

/** The person whose profile the catalog knows. */
export const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada-okafor' },
  spec: {
    profile: {
      displayName: 'Ada Okafor',
      email: 'ada.okafor@meridian.example',
    },
    memberOf: ['assistant'],
  },
};

/** Decides as the policy does: people by their teams, the operator and services everything. */
export const permissionsFactory = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => {
    const decide = (
      permission: Permission,
      principal: unknown,
    ): PolicyDecision => {
      const user = userPrincipal.safeParse(principal);
      const teams = user.success ? TEAMS[user.data.userEntityRef] : undefined;
      if (!teams) return { result: AuthorizeResult.ALLOW };
      if (teams.length === 0) return { result: AuthorizeResult.DENY };
      if (!isResourcePermission(permission)) {
        const read = permission.attributes.action === 'read';
        return { result: read ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
      }
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'changes',
        resourceType: TENANT_RESOURCE_TYPE,
        conditions: {
          rule: IS_TENANT_MEMBER,
          resourceType: TENANT_RESOURCE_TYPE,
          params: { teams },
        },
      };
    };
    return mockServices.permissions.mock({
      authorize: async (requests, options) =>
        requests.map(({ permission }) => {
          const decision = decide(permission, options?.credentials.principal);
          return decision.result === AuthorizeResult.CONDITIONAL
            ? { result: AuthorizeResult.DENY }
            : decision;
        }),
      authorizeConditional: async (requests, options) =>
        requests.map(({ permission }) =>
          decide(permission, options?.credentials.principal),
        ),
    });
  },
});
