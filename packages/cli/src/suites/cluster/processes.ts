import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, identifyProcess } from '@waymark/local-stack';
import { InstanceCluster } from '../../cluster';
import { loadSecrets } from '../../instance/secrets';
import { ProcessRegistry } from '../../process/ProcessRegistry';
import { readForgeTokens } from '../../stack/environment';
import { giteaProgram } from '../../stack/cluster/giteaProgram';
import { Progress } from '../../output/Progress';
import { poll } from '../../demo/poll';
import { spawnDetached } from '../../process/spawnDetached';
import { answers, environmentOf, logOf, type Part } from '../../stack/Part';
import { companions, portal } from '../../stack/parts';
import { startPart } from '../../stack/startPart';
import type { ClusterUnderTest } from './types';

/** Ends a process of the portal or its cluster as a power cut would. */
export async function kill(
  { instance }: ClusterUnderTest,
  name: string,
): Promise<void> {
  const record = await new ProcessRegistry(instance.state('run')).find(name);
  if (!record) throw new Error(`${name} does not run`);
  process.kill(record.pid, 'SIGKILL');
  while (identifyProcess(record.pid) === record.identity) await sleep(20);
}

/** Ends a part with everything it started, as an operator would: of the forge, a kill leaves its child, which goes on serving until the next start. */
export async function takeDown(
  { instance }: ClusterUnderTest,
  name: string,
): Promise<void> {
  const stopped = await new ProcessRegistry(instance.state('run')).stop(name);
  if (!stopped) throw new Error(`${name} does not run`);
}

/** Stops a process without ending it, until the returned function lets it go on. */
export async function freeze(
  { instance }: ClusterUnderTest,
  name: string,
): Promise<() => void> {
  const record = await new ProcessRegistry(instance.state('run')).find(name);
  if (!record) throw new Error(`${name} does not run`);
  process.kill(record.pid, 'SIGSTOP');
  return () => process.kill(record.pid, 'SIGCONT');
}

/** Starts what was killed, and waits until it does its work. */
export async function revive(
  under: ClusterUnderTest,
  name: string,
): Promise<void> {
  await startPart(under.instance, await partOf(under, name));
}

/** How a process of the portal or its cluster is run. */
export async function partOf(
  { cluster, instance }: ClusterUnderTest,
  name: string,
): Promise<Part> {
  const secrets = await loadSecrets(instance);
  const tokens = await readForgeTokens(instance);
  const found = await InstanceCluster.find(instance);
  const parts = [
    ...companions(instance, secrets, await giteaProgram(new Progress())),
    await portal(instance, secrets, tokens, cluster.metrics),
    ...((await found?.parts()) ?? []),
  ];
  const part = parts.find(each => each.name === name);
  if (!part) throw new Error(`There is no part ${name}`);
  return part;
}

/** Starts another backend on the same database, forge and cluster, beside the one that has the portal's address. */
export async function startSecondPortal(
  under: ClusterUnderTest,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { program, startTimeoutMs } = await partOf(under, 'portal');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const started = await spawnDetached({
    ...program,
    env: environmentOf({
      ...program,
      env: { ...program.env, WAYMARK_PORT: String(port) },
    }),
    logFile: logOf(under.instance, { name: 'portal-second' }),
  });
  await poll(
    'That the second backend is ready',
    async () =>
      (await answers(`${url}/.backstage/health/v1/readiness`)) || undefined,
    { timeoutMs: startTimeoutMs },
  );
  return {
    url,
    async stop() {
      process.kill(started.pid, 'SIGTERM');
      while (started.ended() === undefined) await sleep(50);
    },
  };
}
