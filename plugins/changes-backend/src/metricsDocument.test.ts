import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Registry } from 'prom-client';
import { ChangesMetrics } from './ChangesMetrics';
import { registerDeliveryMetrics } from './delivery/registerDeliveryMetrics';
import { registerHistoryMetrics } from './history/registerHistoryMetrics';

it('documents each metric of delivery and history, and no other', async () => {
  const registry = new Registry();
  const metrics = new ChangesMetrics(registry);
  metrics.held(0);
  registerDeliveryMetrics(registry, {
    delivery: { read: () => Promise.reject(new Error('not asked')) },
    logger: mockServices.logger.mock(),
  });
  registerHistoryMetrics(registry, {
    verifier: { last: async () => undefined },
    logger: mockServices.logger.mock(),
  });
  const text = ['delivery.md', 'history.md']
    .map(page =>
      readFileSync(resolve(__dirname, '../../../docs/reference', page), 'utf8'),
    )
    .join('\n');
  const documented = [...text.matchAll(/waymark_changes_[a-z_]+/g)].map(
    ([name]) => name,
  );
  const registered = registry.getMetricsAsArray().map(({ name }) => name);
  const ofChangeSets = registered.filter(name => !documented.includes(name));
  expect(ofChangeSets).toEqual([
    'waymark_changes_change_sets_total',
    'waymark_changes_commit_duration_seconds',
  ]);
  expect(documented.filter(name => !registered.includes(name))).toEqual([]);
});
