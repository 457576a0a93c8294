import { expect } from 'expect';
import { z } from 'zod';
import { measureGoldenPath } from '../../bench/golden-path/measureGoldenPath';
import { Progress } from '../../output/Progress';
import type { Checks } from '../Checks';
import type { ClusterUnderTest } from './types';

const seriesSchema = z.object({
  status: z.literal('success'),
  data: z.array(z.record(z.string(), z.string())),
});

/** What is measured is told apart from what is declared, and each wait from the portal's own share. */
export async function checkMeasured(
  checks: Checks,
  { cluster, instance }: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Measured');
  const { metrics } = cluster;
  if (!metrics) {
    about.skip('metrics of services', 'there is no Prometheus on this machine');
  } else {
    await about.check(
      'every metric of a service says it is synthetic',
      async () => {
        const all = await seriesOf(
          metrics.prometheusUrl,
          '{__name__=~"http_request.*"}',
        );
        expect(all.length).toBeGreaterThan(0);
        expect(all.filter(({ synthetic }) => synthetic !== 'true')).toEqual([]);
      },
    );
  }
  await about.check('the golden path, each wait apart', async () => {
    const { notMeasured, rows } = await measureGoldenPath({
      portalUrl: instance.portalUrl,
      runs: 1,
      warmUp: false,
      client: cluster.client,
      progress: new Progress(),
    });
    expect(notMeasured).toEqual([]);
    expect(rows.map(({ part }) => part)).toEqual(
      expect.arrayContaining([
        'the portal’s own share',
        'Argo CD: rendered → synced',
        'Kubernetes: synced → available',
      ]),
    );
    const whole = rows.find(({ of }) => of === 'whole');
    const share = rows.find(({ aim }) => aim);
    expect(share?.p50Ms).toBeLessThan(whole?.p50Ms ?? 0);
  });
}

/** Labels of the series that a Prometheus has of late. */
async function seriesOf(
  prometheusUrl: string,
  selector: string,
): Promise<Record<string, string>[]> {
  const url = new URL('/api/v1/series', prometheusUrl);
  url.searchParams.set('match[]', selector);
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return seriesSchema.parse(await response.json()).data;
}
