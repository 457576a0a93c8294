import {
  coreServices,
  createServiceFactory,
  type UserInfoService,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { z } from 'zod';

/** Groups of the people of the tests. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'ada-okafor': ['assistant'],
  'dara-novak': ['security'],
  'emil-sorensen': ['platform-engineers'],
  'hugo-martins': ['platform-admins'],
};

const principalSchema = z.object({ userEntityRef: z.string() });

const groupsOf = (name: string) =>
  (GROUPS[name] ?? []).map(group => `group:default/${group}`);

/** Who may decide what. */
export const roles = {
  developer: ['group:default/assistant'],
  reviewer: ['group:default/security'],
  'platform-engineer': ['group:default/platform-engineers'],
  admin: ['group:default/platform-admins'],
};

/** The people as the catalog has them. */
export const catalogFactory = catalogServiceMock.factory({
  entities: Object.keys(GROUPS).map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {
      profile: {
        displayName: name,
        email: `${name.replace('-', '.')}@meridian.example`,
      },
      memberOf: [],
    },
    relations: groupsOf(name).map(targetRef => ({
      type: 'memberOf',
      targetRef,
    })),
  })),
});

/** Who signed in, with their groups. */
export const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: (): UserInfoService => ({
    getUserInfo: async ({ principal }) => {
      const { userEntityRef } = principalSchema.parse(principal);
      const name = userEntityRef.replace('user:default/', '');
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...groupsOf(name)],
      };
    },
  }),
});
