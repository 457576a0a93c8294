import {
  coreServices,
  createBackendModule,
  type AuthService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { ChangesClient } from '@waymark/plugin-changes-common';
import { CurrentPlatform, readPlace } from '@waymark/plugin-changes-node';
import { TenantsClient } from '@waymark/plugin-tenants-common';
import { createProvisionAction } from './actions/provision';
import { createPublishAction } from './actions/publish';
import { createRegisterAction } from './actions/register';
import { DocsBuilds } from './catalog/DocsBuilds';
import { RunSessions } from './run/RunSessions';

/**
 * The actions `waymark:repository:publish`, `waymark:provision` and `waymark:catalog:register`.
 *
 * @public
 */
export const goldenPathsModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-paths',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        reader: coreServices.urlReader,
        scaffolder: scaffolderServiceRef,
      },
      async init(deps) {
        const { actions, auth, catalog, config, discovery, reader } = deps;
        const place = readPlace(config);
        const sessions = new RunSessions({
          auth,
          scaffolder: deps.scaffolder,
          tenants: new TenantsClient({ discoveryApi: discovery }),
        });
        const changes = new ChangesClient({ discoveryApi: discovery });
        const platform = new CurrentPlatform({
          builtIn: place.platform,
          ask: async () => changes.getPlatform(await ownToken(auth)),
        });
        const docs = new DocsBuilds(deps);
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          createPublishAction({
            integrations,
            place,
            platform,
            reader,
            sessions,
          }),
          createProvisionAction({ sessions }),
          createRegisterAction({ auth, catalog, docs, place, sessions }),
        );
      },
    });
  },
});

function ownToken(auth: AuthService): Promise<{ token: string }> {
  return auth
    .getOwnServiceCredentials()
    .then(onBehalfOf =>
      auth.getPluginRequestToken({ onBehalfOf, targetPluginId: 'changes' }),
    );
}
