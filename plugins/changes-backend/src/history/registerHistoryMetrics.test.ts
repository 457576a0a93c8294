import { mockServices } from '@backstage/backend-test-utils';
import type { Verified } from '@waymark/plugin-changes-common';
import { Registry } from 'prom-client';
import { registerHistoryMetrics } from './registerHistoryMetrics';

const verified = (holds: boolean): Verified => ({
  holds,
  verifiedAt: '2026-11-20T06:00:00.000Z',
  verifiedBy: 'service:plugin:changes',
  replayed: false,
  commits: 3,
  documents: 5,
  head: { seq: 5, hash: 'f'.repeat(64) },
});

describe('registerHistoryMetrics', () => {
  const last = jest.fn<Promise<Verified | undefined>, []>();
  const registry = new Registry();
  registerHistoryMetrics(registry, {
    verifier: { last },
    logger: mockServices.logger.mock(),
  });

  async function series() {
    const text = await registry.metrics();
    return text.split('\n').filter(line => /^waymark/.test(line));
  }

  it('tells when the chain was verified last, and what came of it', async () => {
    last.mockResolvedValue(verified(true));
    expect(await series()).toEqual([
      'waymark_changes_history_chain_holds 1',
      `waymark_changes_history_verified_timestamp_seconds ${
        Date.UTC(2026, 10, 20, 6) / 1000
      }`,
    ]);
    last.mockResolvedValue(verified(false));
    expect(await series()).toContain('waymark_changes_history_chain_holds 0');
  });

  it('says nothing of what is not known, also after it was', async () => {
    last.mockResolvedValue(undefined);
    expect(await series()).toEqual([]);
    last.mockRejectedValue(new Error('no database'));
    expect(await series()).toEqual([]);
  });
});
