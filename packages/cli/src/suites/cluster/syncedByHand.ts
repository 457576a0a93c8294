import { defaultPlatform } from '@waymark/platform-api';
import { expect } from 'expect';
import { readApplication } from '../../demo/cluster/applications';
import { OPERATOR, openPortal } from '../../portal/openPortal';
import type { Checks } from '../Checks';
import { execute, readRunbook } from './runbook';
import type { ClusterUnderTest } from './types';

/** What the runbook syncs: an example that nobody has synced before. */
const NAMESPACE = 'assistant-production';
const SERVICE = 'prompt-gateway';

/** The runbook for production, executed as it stands, brings what waits for a person into the cluster. */
export async function checkSyncedByHand(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Runbook: sync production');
  const frozen = freezeAt(new Date());
  if (frozen) {
    about.skip('production is synced', frozen);
    return;
  }
  const { client } = under.cluster;
  const { changes } = await openPortal(under.instance, { as: OPERATOR });
  const driftOf = async (service: string) => {
    const query = { namespace: NAMESPACE, service };
    const { applications } = await changes.getDrift(query);
    return applications.at(0);
  };
  const [look, ...rest] = await readRunbook(
    under.instance.root,
    'sync-production',
  );

  const waits = await about.check(
    'before, a person is told what a sync would make',
    async () => {
      expect(rest.length).toBeGreaterThan(1);
      expect(await driftOf(SERVICE)).toMatchObject({ state: 'to-sync' });
      expect(await execute(look, under)).toContain('waits for a person');
    },
  );
  if (!waits) return;
  await about.check('executed, everything is synced and healthy', async () => {
    for (const block of rest) await execute(block, under);
    for (const name of [`${NAMESPACE}-baseline`, `${SERVICE}-production`]) {
      expect((await readApplication(client, name))?.status).toMatchObject({
        sync: { status: 'Synced' },
        health: { status: 'Healthy' },
      });
    }
    expect(await driftOf(SERVICE)).toMatchObject({
      state: 'in-sync',
      objects: [],
    });
  });
}

/** Why nobody may sync production at a moment: each year's window in which the example organization changes nothing. */
function freezeAt(now: Date): string | undefined {
  const windows = defaultPlatform.environments.production?.syncWindows ?? [];
  return windows.find(({ duration, schedule }) => {
    const [minute, hour, day, month] = schedule.split(' ').map(Number);
    const ms = parseInt(duration, 10) * 3_600_000;
    const year = now.getUTCFullYear();
    return [year - 1, year].some(each => {
      const since =
        now.getTime() - Date.UTC(each, month - 1, day, hour, minute);
      return since >= 0 && since < ms;
    });
  })?.description;
}
