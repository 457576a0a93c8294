import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { Outbox } from '@waymark/outbox';
import {
  createTenantAuthorizer,
  registerTenantPermissions,
} from '@waymark/plugin-access-node';
import { approvalsPermissions } from '@waymark/plugin-approvals-common';
import { approvalKindsExtensionPoint } from '@waymark/plugin-approvals-node';
import { ChangesClient } from '@waymark/plugin-changes-common';
import { metricsRegistryServiceRef } from '@waymark/plugin-metrics-node';
import { registerActions } from './actions/registerActions';
import { assemble } from './assemble';
import { Kinds } from './kinds/Kinds';
import { createRouter } from './router';
import { readSettings } from './settings';

/**
 * Requests for approval, who decides them and what was decided.
 *
 * @public
 */
export const approvalsPlugin = createBackendPlugin({
  pluginId: 'approvals',
  register(env) {
    const kinds = new Kinds();
    env.registerExtensionPoint(approvalKindsExtensionPoint, kinds);
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        registry: metricsRegistryServiceRef,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { database, httpAuth, httpRouter, scheduler } = deps;
        const settings = readSettings(deps.config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@waymark/plugin-approvals-backend',
              'migrations',
            ),
          });
        }
        registerTenantPermissions(deps.permissionsRegistry, {
          pluginId: 'approvals',
          permissions: approvalsPermissions,
        });
        const { approvals, delegations, grantWriter, sweeper } = assemble({
          ...deps,
          authorizer: createTenantAuthorizer(deps),
          changes: new ChangesClient({ discoveryApi: deps.discovery }),
          kinds,
          knex,
          settings,
        });
        httpRouter.use(
          await createRouter({ approvals, delegations, httpAuth }),
        );
        registerActions(deps.actions, { approvals, delegations });

        await scheduler.scheduleTask({
          id: 'approvals-sweep',
          frequency: { seconds: settings.sweepSeconds },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: signal => sweeper.sweep(signal),
        });
        await scheduler.scheduleTask({
          id: 'approvals-grants',
          frequency: { seconds: 3 },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: signal => grantWriter.write(signal),
        });
        const outbox = new Outbox({ ...deps, knex });
        await scheduler.scheduleTask({
          id: 'approvals-outbox',
          frequency: { seconds: 3 },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: signal => outbox.deliver(signal),
        });
      },
    });
  },
});
