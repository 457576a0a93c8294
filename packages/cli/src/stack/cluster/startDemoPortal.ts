import { GiteaForge } from '@waymark/gitops';
import type { RunningCluster } from '../../cluster';
import type { DemoPlace, DemoPortal } from '../../commands/demo';
import { DEMO_PERSON, type DemoCluster } from '../../demo';
import type { Instance } from '../../instance/Instance';
import { openAt } from '../../instance/openAt';
import { Progress } from '../../output/Progress';
import { readForgeTokens } from '../environment';
import { startStack } from '../startStack';
import { CLUSTER_NAME } from '../../cluster/clusterName';
import { readVersions } from './readVersions';
import { requireOwnForge } from './requireOwnForge';

/** Of another team than the person of the demo: somebody who reviews. */
const REVIEWER = 'emil-sorensen';

/** Starts the portal for the demo, with a cluster where the instance has one or is to have one. */
export async function startDemoPortal(
  present: Instance,
  { cluster, portBase = present.portBase }: DemoPlace,
): Promise<DemoPortal> {
  const { stateDir } = present;
  const instance = await openAt({ portBase, stateDir, cluster }, 'start');
  requireOwnForge(present, instance);
  const running = await startStack(instance, new Progress());
  const { portalUrl } = instance;
  return {
    portalUrl,
    ...(running && { cluster: await demoCluster(instance, running) }),
  };
}

/** The cluster of an instance as the demo looks at it. */
export async function demoCluster(
  instance: Instance,
  running: RunningCluster,
): Promise<DemoCluster> {
  const tokens = await readForgeTokens(instance);
  const as = (user: string) =>
    new GiteaForge({
      url: instance.forgeUrl,
      user,
      token: tokens[user] ?? '',
    });
  return {
    client: running.client,
    name: CLUSTER_NAME,
    author: as(DEMO_PERSON),
    reviewer: as(REVIEWER),
    ...(running.metrics && { metrics: running.metrics }),
    versions: await readVersions(instance, running),
  };
}
