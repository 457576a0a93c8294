import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readRoleGroups } from './roles';
import { WaymarkPolicy } from './WaymarkPolicy';

/** Gives the permission plugin Waymark's policy. */
export const permissionModuleWaymark = createBackendModule({
  pluginId: 'permission',
  moduleId: 'waymark',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(new WaymarkPolicy(readRoleGroups(config)));
      },
    });
  },
});
