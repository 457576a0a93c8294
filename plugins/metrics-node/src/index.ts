/**
 * The one registry of a backend's metrics.
 *
 * @packageDocumentation
 */
import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Registry } from 'prom-client';

/**
 * Where a plugin registers its metrics; `@waymark/plugin-metrics-backend` serves them as `/metrics`. One for each backend and
 * not prom-client's global one, so that two backends in one process, as in tests, do not collide.
 *
 * @public
 */
export const metricsRegistryServiceRef = createServiceRef<Registry>({
  id: 'waymark.metrics-registry',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({ service, deps: {}, factory: () => new Registry() }),
});
