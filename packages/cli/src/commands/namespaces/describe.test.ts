import { describeNamespaces } from './describe';
import type { NamespaceReport } from './readNamespaces';

const NOW = new Date('2026-05-04T14:00:00.000Z');

const line = (resource: string, unit: 'cores' | 'GiB', used: number) => ({
  resource,
  unit,
  limit: 8,
  used,
  requested: 0,
  left: 8 - used,
});

const namespace: NamespaceReport = {
  name: 'assistant-production',
  team: 'assistant',
  environment: 'production',
  path: 'tenants/assistant/production/_namespace.yaml',
  tier: 'shared-standard',
  services: ['prompt-gateway'],
  state: 'kept',
  reasons: [],
  lastChangeAt: '2026-05-01T10:00:00.000Z',
  quota: [
    line('requests.cpu', 'cores', 2.5),
    line('requests.memory', 'GiB', 4),
  ],
  held: [],
};

const describeOne = (more: Partial<NamespaceReport> = {}) =>
  describeNamespaces(
    {
      asOf: NOW.toISOString(),
      base: 'c'.repeat(40),
      source: 'branch main',
      abandonedAfter: 'P90D',
      warnBefore: 'P3D',
      items: [{ ...namespace, ...more }],
    },
    NOW,
  );

it('says what of the quota is used, and how long ago it changed', () => {
  const text = describeOne();
  expect(text).toContain('2.5 of 8 cores');
  expect(text).toContain('4 of 8 GiB');
  expect(text).toContain('3 d 4 h ago, 2026-05-01 10:00:00 UTC');
  expect(text).not.toMatch(/\dT\d/);
});

it('says of which commit a held document counts, and since when it is held', () => {
  const path = 'tenants/assistant/production/prompt-gateway.yaml';
  const text = describeOne({
    held: [{ path, from: 'd'.repeat(40), since: '2026-05-04T12:00:00.000Z' }],
    expiresAt: '2026-05-05T14:00:00.000Z',
  });
  expect(text).toContain(
    `${path} counts as of commit ddddddd; held since 2 h 0 min ago, 2026-05-04 12:00:00 UTC`,
  );
  expect(text).toContain('ends in 1 d 0 h, 2026-05-05 14:00:00 UTC');
});
