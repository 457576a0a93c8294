import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ApprovalsClient } from '@waymark/plugin-approvals-common';
import { changesKindsExtensionPoint } from '@waymark/plugin-changes-node';
import { readGrant } from './readGrant';
import { refuseGrant } from './refuseGrant';

/** Registers the kind Grant, and asks the approvals service which of them give access. */
export const changesModuleApprovals = createBackendModule({
  pluginId: 'changes',
  moduleId: 'approvals',
  register: ({ registerInit }) =>
    registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        kinds: changesKindsExtensionPoint,
      },
      init: async ({ auth, discovery, kinds }) => {
        const client = new ApprovalsClient({ discoveryApi: discovery });
        kinds.addKind({
          prefix: 'grants/',
          read: readGrant,
          refuse: question =>
            refuseGrant(question, async (id, hash) => {
              const { token } = await auth.getPluginRequestToken({
                onBehalfOf: await auth.getOwnServiceCredentials(),
                targetPluginId: 'approvals',
              });
              return client.confirmGrant(id, hash, { token });
            }),
        });
      },
    }),
});
