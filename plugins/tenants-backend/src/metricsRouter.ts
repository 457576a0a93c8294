import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  DeniedError,
  type TenantAuthorizer,
} from '@waymark/plugin-access-node';
import { tenantsRunReadPermission } from '@waymark/plugin-tenants-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Registry } from 'prom-client';

/**
 * `GET /metrics` in the format of Prometheus, for services and for people who may read every team's
 * runs: the figures are of all of them.
 */
export function createMetricsRouter(options: {
  authorizer: TenantAuthorizer;
  httpAuth: HttpAuthService;
  registry: Registry;
}): Router {
  const { authorizer, httpAuth, registry } = options;
  const router = PromiseRouter();
  router.get('/metrics', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await authorizer.scope(credentials, tenantsRunReadPermission);
    if (!scope.all) throw new DeniedError(tenantsRunReadPermission.name);
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
