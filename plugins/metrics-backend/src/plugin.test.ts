import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { metricsRegistryServiceRef } from '@waymark/plugin-metrics-node';
import { Counter } from 'prom-client';
import request from 'supertest';
import plugin from '.';

const counting = (pluginId: string) =>
  createBackendPlugin({
    pluginId,
    register(env) {
      env.registerInit({
        deps: {
          logger: coreServices.logger,
          registry: metricsRegistryServiceRef,
        },
        async init({ registry }) {
          const name = `waymark_${pluginId}_total`;
          new Counter({ name, help: name, registers: [registry] }).inc(2);
        },
      });
    },
  });

const start = async (metrics: object = {}) => {
  const { server } = await startTestBackend({
    features: [
      plugin,
      counting('books'),
      counting('letters'),
      mockServices.rootConfig.factory({ data: { metrics } }),
    ],
  });
  return request(server);
};
const service = mockCredentials.service.header({
  onBehalfOf: mockCredentials.service('external:prometheus'),
  targetPluginId: 'metrics',
});

describe('GET /metrics', () => {
  it('shows the metrics of all plugins, in each of two backends of one process', async () => {
    for (const backend of [await start(), await start()]) {
      const { text, headers } = await backend
        .get('/metrics')
        .set('Authorization', service)
        .expect(200);
      expect(headers['content-type']).toContain('version=0.0.4');
      expect(text).toContain('waymark_books_total 2');
      expect(text).toContain('waymark_letters_total 2');
    }
  });

  const statusOf = async (authorization: string, metrics?: object) => {
    const backend = await start(metrics);
    const answer = await backend
      .get('/metrics')
      .set('Authorization', authorization);
    return answer.status;
  };
  const nobody = mockCredentials.none.header();

  it('wants a token of a service', async () => {
    expect(await statusOf(nobody)).toBe(401);
    expect(await statusOf(mockCredentials.user.header())).toBe(403);
  });

  it('is open to all when the configuration says so', async () => {
    expect(await statusOf(nobody, { access: 'public' })).toBe(200);
  });

  it('refuses to start with an access it does not know', async () => {
    await expect(start({ access: 'all' })).rejects.toThrow(/metrics\.access/);
  });
});
