import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsRegistryServiceRef } from '@waymark/plugin-metrics-node';
import PromiseRouter from 'express-promise-router';

/**
 * `GET /metrics` at the root of the backend, where Prometheus looks.
 *
 * @public
 */
export const metricsPlugin = createBackendPlugin({
  pluginId: 'metrics',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        registry: metricsRegistryServiceRef,
        rootHttpRouter: coreServices.rootHttpRouter,
      },
      async init({ config, httpAuth, registry, rootHttpRouter }) {
        const access = config.getOptionalString('metrics.access');
        if (access && access !== 'authorized' && access !== 'public') {
          throw new Error(
            `metrics.access: is authorized or public; it is ${access}. Leave it out for authorized.`,
          );
        }
        const router = PromiseRouter();
        router.get('/', async (req, res) => {
          if (access !== 'public') {
            await httpAuth.credentials(req, { allow: ['service'] });
          }
          res.type(registry.contentType).send(await registry.metrics());
        });
        rootHttpRouter.use('/metrics', router);
      },
    });
  },
});
