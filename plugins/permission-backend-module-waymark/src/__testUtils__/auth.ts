import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import { people } from './people';

const userPrincipal = z.object({
  type: z.literal('user'),
  userEntityRef: z.string(),
});

/**
 * The mock auth service, which forgets who acts on behalf of a person; the permission backend and the real auth service
 * tell a person's own request from a plugin's by that, so it is put back.
 */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const pluginId = plugin.getId();
    const inner = mockServices.auth({ pluginId });
    return mockServices.auth.mock({
      authenticate: async (token, options) => {
        const credentials = await inner.authenticate(token, options);
        const user = userPrincipal.safeParse(credentials.principal);
        return user.success && token.startsWith('mock-service-token:')
          ? mockCredentials.user(user.data.userEntityRef, {
              actor: { subject: 'plugin:test' },
            })
          : credentials;
      },
      getNoneCredentials: () => inner.getNoneCredentials(),
      getOwnServiceCredentials: () => inner.getOwnServiceCredentials(),
      getPluginRequestToken: options => inner.getPluginRequestToken(options),
      isPrincipal: inner.isPrincipal,
    });
  },
});

/** Membership as the auth backend would tell it. */
const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () =>
    mockServices.userInfo.mock({
      getUserInfo: async credentials => {
        const asking = userPrincipal.parse(credentials.principal);
        const found = Object.values(people).find(
          ({ userEntityRef }) => userEntityRef === asking.userEntityRef,
        );
        return found ?? people.nobody;
      },
    }),
});

/** Identity of the people of the tests, through all plugins of a test backend. */
export const identity = [auth, httpAuthServiceFactory, userInfo];
