import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import { reconcilerReadPermission } from '@waymark/plugin-changes-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Registry } from 'prom-client';

/** `GET /metrics` in the format of Prometheus. */
export function createMetricsRouter(options: {
  registry: Registry;
  access: 'authorized' | 'public';
  httpAuth: HttpAuthService;
  authorizer: TenantAuthorizer;
}): Router {
  const { access, authorizer, httpAuth, registry } = options;
  const router = PromiseRouter();
  router.get('/metrics', async (req, res) => {
    if (access === 'authorized') {
      const credentials = await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      await authorizer.authorize(credentials, reconcilerReadPermission);
    }
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
