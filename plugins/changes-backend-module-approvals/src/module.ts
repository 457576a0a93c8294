import { createBackendModule } from '@backstage/backend-plugin-api';
import { changesKindsExtensionPoint } from '@waymark/plugin-changes-node';
import { readGrant } from './readGrant';

/** Registers the kind Grant. */
export const changesModuleApprovals = createBackendModule({
  pluginId: 'changes',
  moduleId: 'approvals',
  register: ({ registerInit }) =>
    registerInit({
      deps: { kinds: changesKindsExtensionPoint },
      init: async ({ kinds }) => {
        kinds.addKind({ prefix: 'grants/', read: readGrant });
      },
    }),
});
