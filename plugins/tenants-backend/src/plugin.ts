import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { Outbox } from '@waymark/outbox';
import {
  ChangesClient,
  DOOR_HEADER,
  type Door,
} from '@waymark/plugin-changes-common';
import { clustersServiceRef } from '@waymark/plugin-clusters-node';
import { metricsRegistryServiceRef } from '@waymark/plugin-metrics-node';
import {
  createTenantAuthorizer,
  registerTenantPermissions,
} from '@waymark/plugin-access-node';
import { tenantsPermissions } from '@waymark/plugin-tenants-common';
import { registerActions } from './actions/register';
import { assemble } from './assemble';
import { createRouter } from './router';
import { readSettings } from './settings';

/**
 * Namespaces, services and provisioning runs.
 *
 * @public
 */
export const tenantsPlugin = createBackendPlugin({
  pluginId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: clustersServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        registry: metricsRegistryServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { config, database, httpAuth, scheduler } = deps;
        const settings = readSettings(config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@waymark/plugin-tenants-backend',
              'migrations',
            ),
          });
        }
        registerTenantPermissions(deps.permissionsRegistry, {
          pluginId: 'tenants',
          permissions: tenantsPermissions,
        });
        const authorizer = createTenantAuthorizer(deps);
        const changesAt = (door: Door) =>
          new ChangesClient({
            discoveryApi: deps.discovery,
            fetchApi: { fetch: fetchAt(door) },
          });
        const services = assemble({
          ...deps,
          knex,
          settings,
          changes: changesAt('golden-path'),
          cleanUps: changesAt('clean-up'),
          authorizer,
        });
        const { drafts, namespaces, provisioning, viewing } = services;
        registerActions(deps.actions, { provisioning, viewing });
        deps.httpRouter.use(
          await createRouter({
            httpAuth,
            drafts,
            namespaces,
            provisioning,
            viewing,
          }),
        );
        await scheduler.scheduleTask({
          id: 'tenants-sweeper',
          frequency: { milliseconds: settings.sweeper.frequencyMs },
          // A task that a crash cut off is taken up again before its run counts as abandoned.
          initialDelay: { milliseconds: settings.sweeper.frequencyMs },
          timeout: { minutes: 10 },
          fn: signal => services.sweeper.sweep(signal),
        });
        await scheduler.scheduleTask({
          id: 'tenants-namespaces',
          frequency: { milliseconds: settings.namespaces.frequencyMs },
          // What it reads may start at the same time.
          initialDelay: { seconds: 30 },
          timeout: { minutes: 10 },
          fn: signal => services.namespaceSweeper.sweep(signal),
        });
        const outbox = new Outbox({ ...deps, knex });
        await scheduler.scheduleTask({
          id: 'tenants-outbox',
          frequency: { seconds: 3 },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: signal => outbox.deliver(signal),
        });
      },
    });
  },
});

/** Says by which door the change sets of this plugin are asked for. */
function fetchAt(door: Door): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set(DOOR_HEADER, door);
    return fetch(input, { ...init, headers });
  };
}
