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
import { clustersServiceRef } from '@waymark/plugin-clusters-node';
import {
  APPROVALS_TOPIC,
  ApprovalsClient,
} from '@waymark/plugin-approvals-common';
import { changesPermissions } from '@waymark/plugin-changes-common';
import { changesKindsExtensionPoint } from '@waymark/plugin-changes-node';
import { metricsRegistryServiceRef } from '@waymark/plugin-metrics-node';
import { rm } from 'node:fs/promises';
import { registerActions } from './actions/registerActions';
import { registerHistoryActions } from './actions/registerHistoryActions';
import { registerReconcilerActions } from './actions/registerReconcilerActions';
import { registerReviewActions } from './actions/registerReviewActions';
import { assemble } from './assemble';
import { Kinds } from './kinds';
import { SYSTEM } from './history/Verifier';
import { makeCacheFolder } from './repository/cacheFolder';
import { createRouter } from './router';
import { readSettings } from './settings';
import { createWebhookRouter } from './webhook/createWebhookRouter';
import { registerWebhook } from './webhook/registerWebhook';

/** How often it is looked whether what is delivered is healthy. */
const WATCH = { seconds: 10 };

/**
 * Change sets against the GitOps repository, and the reconciler of branch `rendered`.
 *
 * @public
 */
export const changesPlugin = createBackendPlugin({
  pluginId: 'changes',
  register(env) {
    const kinds = new Kinds();
    env.registerExtensionPoint(changesKindsExtensionPoint, kinds);
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
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        registry: metricsRegistryServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { database, httpAuth, httpRouter, lifecycle, scheduler } = deps;
        const settings = readSettings(deps.config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@waymark/plugin-changes-backend',
              'migrations',
            ),
          });
        }
        registerTenantPermissions(deps.permissionsRegistry, {
          pluginId: 'changes',
          permissions: changesPermissions,
        });
        const authorizer = createTenantAuthorizer(deps);
        const dir = await makeCacheFolder(settings.cacheDirectory);
        const {
          changes,
          reviewing,
          delivering,
          delivery,
          history,
          importer,
          reconciler,
          verifier,
        } = assemble({
          ...deps,
          approvals: new ApprovalsClient({ discoveryApi: deps.discovery }),
          authorizer,
          dir,
          knex,
          settings,
          kinds: kinds.readers,
          onReady: repository =>
            registerWebhook(repository, settings, deps.discovery),
        });

        if (settings.webhook) {
          httpRouter.addAuthPolicy({
            path: '/webhook',
            allow: 'unauthenticated',
          });
          httpRouter.use(
            createWebhookRouter({
              secret: settings.webhook.secret,
              onPush: () => reconciler.trigger('webhook'),
            }),
          );
        }
        httpRouter.use(
          await createRouter({
            changes,
            reviewing,
            delivering,
            history,
            httpAuth,
          }),
        );
        registerActions(deps.actions, { changes });
        registerHistoryActions(deps.actions, { history });
        registerReviewActions(deps.actions, { reviewing });
        registerReconcilerActions(deps.actions, { delivering });

        lifecycle.addStartupHook(() => reconciler.trigger('poll'));
        lifecycle.addShutdownHook(async () => {
          await reconciler.close();
          await importer.idle();
          await rm(dir, { recursive: true, force: true });
        });
        await scheduler.scheduleTask({
          id: 'changes-reconcile',
          frequency: settings.pollInterval,
          timeout: { minutes: 5 },
          initialDelay: settings.pollInterval,
          scope: 'global',
          fn: async () => {
            reconciler.trigger('poll');
            await reconciler.idle();
          },
        });
        await scheduler.scheduleTask({
          id: 'changes-verify-history',
          frequency: { days: 1 },
          timeout: { hours: 1 },
          initialDelay: { minutes: 2 },
          scope: 'global',
          fn: async () => {
            const { broken, holds } = await verifier.verify(false, SYSTEM);
            if (holds) return;
            deps.logger.error('The chain of history is broken', { ...broken });
          },
        });
        await deps.events.subscribe({
          id: 'changes-approvals',
          topics: [APPROVALS_TOPIC],
          // What was waiting for approval may go now.
          onEvent: async () => reconciler.trigger('change-set'),
        });
        await scheduler.scheduleTask({
          id: 'changes-delivery',
          frequency: WATCH,
          timeout: { minutes: 1 },
          initialDelay: WATCH,
          scope: 'global',
          fn: () => delivery.watch(),
        });
        const outbox = new Outbox({ ...deps, knex });
        await scheduler.scheduleTask({
          id: 'changes-outbox',
          frequency: { seconds: 3 },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: signal => outbox.deliver(signal),
        });
      },
    });
  },
});
