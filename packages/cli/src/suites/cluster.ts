import path from 'node:path';
import { buildObstacle } from '@waymark/local-stack';
import { clusterParts } from '../cluster';
import { freePortBase } from '../instance/freePortBase';
import { Instance } from '../instance/Instance';
import { Progress } from '../output/Progress';
import { readForgeTokens } from '../stack/environment';
import { startStack } from '../stack/startStack';
import { stopStack } from '../stack/stopStack';
import { Checks } from './Checks';
import { checkBreakGlass } from './cluster/breakGlass';
import { checkDrift } from './cluster/drift';
import { checkFaults } from './cluster/faults';
import { checkForge } from './cluster/forgeConformance';
import { checkGoldenPath } from './cluster/goldenPath';
import { checkKilledRuns } from './cluster/killedRuns';
import { checkLastTenant } from './cluster/lastTenant';
import { checkLifecycle } from './cluster/lifecycle';
import { checkMeasured } from './cluster/measured';
import { checkOutages } from './cluster/outages';
import { checkPushedByHand } from './cluster/pushedByHand';
import { checkRecovery } from './cluster/recovery';
import { checkSwitchedRollout } from './cluster/switchedRollout';
import { checkSyncedByHand } from './cluster/syncedByHand';
import type { Suite } from './types';

/** A portal with a cluster of its own: journeys to running workloads, and what breaks on the way. */
export const cluster: Suite = {
  name: 'cluster',
  description:
    'a portal with a real Kubernetes control plane, Argo CD and Gitea: journeys and faults',
  onDemand: true,
  async run({ stateDir, env }) {
    const checks = new Checks();
    const progress = new Progress();
    const obstacle = await buildObstacle([...clusterParts, 'gitea'], env);
    if (obstacle) {
      checks.skip(
        'everything that needs a cluster',
        `${obstacle.message}. ${obstacle.fix}`,
      );
      return checks.result();
    }
    const instance = await Instance.open({
      stateDir: path.join(stateDir, 'test', 'cluster'),
      portBase: await freePortBase(),
      cluster: true,
    });
    try {
      const running = await startStack(instance, progress);
      if (!running) throw new Error('The portal came without a cluster');
      const tokens = await readForgeTokens(instance);
      const under = { instance, cluster: running, tokens };
      await checkForge(checks, under);
      await checkGoldenPath(checks, under);
      await checkMeasured(checks, under);
      await checkPushedByHand(checks, under);
      await checkDrift(checks, under);
      await checkBreakGlass(checks, under);
      await checkSwitchedRollout(checks, under);
      await checkFaults(checks, under);
      await checkOutages(checks, under);
      await checkKilledRuns(checks, under);
      await checkRecovery(checks, under);
      await checkSyncedByHand(checks, under);
      // Everything goes and comes back; what follows asks nothing of workloads.
      await checkLastTenant(checks, under);
      // The last: it stops the cluster and may find it other ports.
      await checkLifecycle(checks, { instance, cluster: running, progress });
    } finally {
      await stopStack(instance, progress);
    }
    return checks.result();
  },
};
