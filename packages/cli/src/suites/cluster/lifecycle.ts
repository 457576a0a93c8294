import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { z } from 'zod';
import {
  InstanceCluster,
  runningProcesses,
  startCluster,
  stopCluster,
  type RunningCluster,
} from '../../cluster';
import type { Instance } from '../../instance/Instance';
import type { Progress } from '../../output/Progress';
import { isPortFree } from '../../process/ports';
import { ProcessRegistry } from '../../process/ProcessRegistry';
import type { Checks } from '../Checks';
import { checkGuards } from './guards';
import { checkSimulation } from './simulation';

/** A running cluster that the checks may stop, kill and start. */
export interface ClusterUnderTest {
  instance: Instance;
  cluster: RunningCluster;
  progress: Progress;
}

/** How long a start with everything built may take on a busy machine, in milliseconds. */
const warmMs = 60_000;

const probe = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'default',
  name: 'lifecycle-probe',
} as const;

const probeSchema = z.object({ data: z.record(z.string(), z.string()) });

/** The cluster guards what it should, simulates what it says, and survives what happens to processes. */
export async function checkLifecycle(
  checks: Checks,
  subject: ClusterUnderTest,
): Promise<void> {
  await checkGuards(checks.about('cluster'), subject);
  await checkSimulation(checks.about('cluster'), subject.cluster.client);
  await checkSurvival(checks.about('cluster'), subject);
}

async function checkSurvival(
  checks: Checks,
  { instance, cluster, progress }: ClusterUnderTest,
): Promise<void> {
  const registry = new ProcessRegistry(instance.state('run'));
  const names = await runningProcesses(instance);
  const start = () => startCluster(instance, progress);
  const { apiVersion, kind, name, namespace } = probe;
  await cluster.client.apply([
    { apiVersion, kind, metadata: { name, namespace }, data: { kept: 'yes' } },
  ]);
  const expectKept = async () => {
    const { client } = await start();
    const object = await client.get(probeSchema, probe);
    assert.equal(object?.data.kept, 'yes', 'an object was lost');
    assert.deepEqual(await unhealthy(instance), []);
  };

  await checks.check('a second start changes nothing', async () => {
    const before = await pids(registry, names);
    await expectKept();
    assert.deepEqual(await pids(registry, names), before);
  });
  for (const victim of names) {
    await checks.check(`${victim} killed: the next start heals`, async () => {
      const before = await pids(registry, names);
      await kill(registry, victim);
      await expectKept();
      const after = await pids(registry, names);
      const changed = names.filter(
        each => after.get(each) !== before.get(each),
      );
      assert.deepEqual(changed, [victim]);
    });
  }
  await checks.check('all killed at once: the next start heals', async () => {
    await Promise.all(names.map(each => kill(registry, each)));
    await expectKept();
  });
  await checks.check('it stops clean and starts warm', async () => {
    const { layout } = await found(instance);
    await stopCluster(instance, progress);
    assert.deepEqual(await runningProcesses(instance), []);
    for (const port of Object.values(layout.ports)) {
      assert.ok(await isPortFree(port), `port ${port} is still taken`);
    }
    const since = performance.now();
    await expectKept();
    const took = performance.now() - since;
    assert.ok(took < warmMs, `a warm start took ${Math.round(took)} ms`);
  });
  await checks.check('a port that a stranger took is left to him', async () => {
    const before = (await found(instance)).layout.ports.argocdServer;
    await stopCluster(instance, progress);
    const stranger = createServer().listen(before, '127.0.0.1');
    await once(stranger, 'listening');
    try {
      await expectKept();
      const { layout } = await found(instance);
      assert.notEqual(layout.ports.argocdServer, before);
    } finally {
      stranger.close();
    }
  });
}

async function found(instance: Instance): Promise<InstanceCluster> {
  const cluster = await InstanceCluster.find(instance);
  assert.ok(cluster, 'there is no cluster');
  return cluster;
}

async function unhealthy(instance: Instance): Promise<string[]> {
  const parts = await (await found(instance)).parts();
  const healthy = await Promise.all(parts.map(part => part.isHealthy()));
  return parts.filter((_, index) => !healthy[index]).map(({ name }) => name);
}

async function pids(
  registry: ProcessRegistry,
  names: readonly string[],
): Promise<Map<string, number>> {
  const entries = await Promise.all(
    names.map(async name => {
      const record = await registry.find(name);
      return [name, record?.pid ?? 0] as const;
    }),
  );
  return new Map(entries);
}

async function kill(registry: ProcessRegistry, name: string): Promise<void> {
  const record = await registry.find(name);
  assert.ok(record, `${name} does not run`);
  process.kill(record.pid, 'SIGKILL');
  while (await registry.find(name)) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
