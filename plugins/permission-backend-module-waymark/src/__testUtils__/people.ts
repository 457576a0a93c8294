import { mockCredentials } from '@backstage/backend-test-utils';
import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import type { Role } from '@waymark/plugin-access-common';

/** Configuration that gives each role to one group. */
export const accessConfig = {
  access: {
    roles: {
      developer: ['group:default/assistant'],
      reviewer: ['group:default/security'],
      'platform-engineer': ['group:default/platform-engineers'],
      operator: ['group:default/operators'],
      executive: ['group:default/leadership'],
      admin: ['group:default/platform-admins'],
    },
  },
};

/** The same, as the policy reads it. */
export const accessConfigReader = new ConfigReader(accessConfig);

/** One person per role, and one who has none. */
export const people: Record<Role | 'nobody', BackstageUserInfo> = {
  developer: person('ada-okafor', 'assistant'),
  reviewer: person('dara-novak', 'security'),
  'platform-engineer': person(
    'emil-sorensen',
    'platform',
    'platform-engineers',
  ),
  operator: person('fatima-haddad', 'platform', 'operators'),
  executive: person('grace-park', 'leadership'),
  admin: person('hugo-martins', 'platform', 'platform-admins'),
  nobody: person('jonas-weber'),
};

/** How the policy is told who asks. */
export function asUser(info: BackstageUserInfo): PolicyQueryUser {
  return { credentials: mockCredentials.user(info.userEntityRef), info };
}

function person(name: string, ...groups: string[]): BackstageUserInfo {
  const userEntityRef = `user:default/${name}`;
  return {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ...groups.map(group => `group:default/${group}`),
    ],
  };
}
