import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { GiteaEntityProvider } from '@backstage/plugin-catalog-backend-module-gitea';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { SharedLocations } from './SharedLocations';

/**
 * Discovery in the organization of the forge, beside what golden paths register.
 *
 * @public
 */
export const catalogModuleRepositories = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'repositories',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, logger, scheduler }) {
        const providers = GiteaEntityProvider.fromConfig(config, {
          logger,
          scheduler,
        });
        catalog.addEntityProvider(
          ...providers.map(provider => new SharedLocations(provider)),
        );
      },
    });
  },
});
