import path from 'node:path';
import { buildObstacle } from '@waymark/local-stack';
import { Instance } from '../instance/Instance';
import { clusterParts } from '../cluster';
import { freePortBase } from '../instance/freePortBase';
import { Checks } from './Checks';
import { checkForeignCluster } from './cluster/foreignCluster';
import type { Suite } from './types';

/** What the verbs do to a cluster that is not ours: a control plane without anything in it. */
export const foreign: Suite = {
  name: 'foreign',
  description:
    'installing into a cluster of one’s own, and leaving it as it was',
  onDemand: true,
  async run({ stateDir, env }) {
    const checks = new Checks();
    const obstacle = await buildObstacle([...clusterParts], env);
    if (obstacle) {
      checks.skip(
        'everything that needs a control plane',
        `${obstacle.message}. ${obstacle.fix}`,
      );
      return checks.result();
    }
    const instance = await Instance.open({
      stateDir: path.join(stateDir, 'test'),
      portBase: await freePortBase(),
      cluster: true,
    });
    await checkForeignCluster(checks, { instance });
    return checks.result();
  },
};
