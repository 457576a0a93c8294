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
  decideReach,
  IS_TENANT_MEMBER,
  roleGroupsSchema,
  rolesOf,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';
import { z } from 'zod';

/** Groups of the people of the tests. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'ada-okafor': ['assistant'],
  'ben-lindqvist': ['search-relevance'],
  'dara-novak': ['security'],
  'sol-okonkwo': ['security'],
  'emil-sorensen': ['platform', 'platform-engineers'],
  'hugo-martins': ['platform', 'platform-admins'],
  'fatima-haddad': ['platform', 'operators'],
  'grace-park': ['leadership'],
  'jonas-weber': [],
};

/** `access.roles` of the tests. */
export const roles = {
  developer: ['group:default/assistant', 'group:default/search-relevance'],
  reviewer: ['group:default/security'],
  'platform-engineer': ['group:default/platform-engineers'],
  operator: ['group:default/operators'],
  executive: ['group:default/leadership'],
  admin: ['group:default/platform-admins'],
};

/** Reference of a person. */
export const ref = (name: string) => `user:default/${name}`;

const groupsOf = (user: string) =>
  (GROUPS[user.replace('user:default/', '')] ?? []).map(
    group => `group:default/${group}`,
  );

/** The people as the catalog has them. */
export const entities = Object.keys(GROUPS).map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: {
    memberOf: [],
    profile: { email: `${name.replace('-', '.')}@meridian.example` },
  },
  relations: groupsOf(ref(name)).map(targetRef => ({
    type: 'memberOf',
    targetRef,
  })),
}));

const principalSchema = z.object({ userEntityRef: z.string() });

/** Who signed in, with their groups. */
export const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () =>
    mockServices.userInfo.mock({
      getUserInfo: async ({ principal }) => {
        const { userEntityRef } = principalSchema.parse(principal);
        return {
          userEntityRef,
          ownershipEntityRefs: [userEntityRef, ...groupsOf(userEntityRef)],
        };
      },
    }),
});

/** Decides by the table, as the portal's policy does; services may everything. */
export const permissionsFactory = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => {
    const groups = roleGroupsSchema.parse(roles);
    const decide = (
      permission: Permission,
      principal: unknown,
    ): PolicyDecision => {
      const user = principalSchema.safeParse(principal);
      if (!user.success) return { result: AuthorizeResult.ALLOW };
      const refs = groupsOf(user.data.userEntityRef);
      const reach = decideReach(permission.name, rolesOf(refs, groups));
      if (reach === 'none') return { result: AuthorizeResult.DENY };
      if (reach === 'all' || !isResourcePermission(permission)) {
        return { result: AuthorizeResult.ALLOW };
      }
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'approvals',
        resourceType: TENANT_RESOURCE_TYPE,
        conditions: {
          rule: IS_TENANT_MEMBER,
          resourceType: TENANT_RESOURCE_TYPE,
          params: {
            teams: refs.map(group => group.replace('group:default/', '')),
          },
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
