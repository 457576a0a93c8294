import { DEMO_PERSON, runDemo } from '../../demo';
import { demoCluster } from '../../stack/cluster/startDemoPortal';
import type { Checks } from '../Checks';
import type { ClusterUnderTest } from './types';

/** The golden path to a workload that is available, what people then do with it, and its removal. */
export async function checkGoldenPath(
  checks: Checks,
  { cluster, instance }: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Golden path');
  const report = await runDemo({
    portalUrl: instance.portalUrl,
    person: DEMO_PERSON,
    team: 'assistant',
    language: 'typescript',
    cluster: await demoCluster(instance, cluster),
  });
  for (const { durationMs, evidence, name, status } of report.steps) {
    if (status === 'skipped') about.skip(name, evidence);
    else {
      about.record(
        name,
        durationMs,
        status === 'passed' ? undefined : `${status}: ${evidence}`,
      );
    }
  }
  await about.check('is at its end within a minute of the commit', () => {
    const { deliveryMs } = report;
    if (deliveryMs === undefined || deliveryMs > 60_000)
      throw new Error(`It took ${deliveryMs} ms`);
  });
}
