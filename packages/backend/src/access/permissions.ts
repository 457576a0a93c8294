import {
  coreServices,
  createServiceFactory,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { noteDenial } from './denials';

/** Notes what is not allowed, so that the answer can say which permission is missing. */
export function notingDenials(inner: PermissionsService): PermissionsService {
  const note = (
    requests: readonly { permission: { name: string } }[],
    decisions: readonly { result: AuthorizeResult }[],
  ) =>
    decisions.forEach(({ result }, i) => {
      if (result !== AuthorizeResult.ALLOW) {
        noteDenial(requests[i].permission.name);
      }
    });
  return {
    async authorize(requests, options) {
      const decisions = await inner.authorize(requests, options);
      note(requests, decisions);
      return decisions;
    },
    async authorizeConditional(requests, options) {
      const decisions = await inner.authorizeConditional(requests, options);
      note(requests, decisions);
      return decisions;
    },
  };
}

/** Backstage's permissions service, which every plugin asks, with a memory of what it denied. */
export const permissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory: ({ auth, config, discovery }) =>
    notingDenials(
      ServerPermissionClient.fromConfig(config, { auth, discovery }),
    ),
});
