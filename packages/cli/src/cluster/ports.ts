import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  clusterPortNames,
  type ClusterPortName,
  type ClusterPorts,
} from '@waymark/local-stack';
import { z } from 'zod';
import { isPortFree } from '../process/ports';

const portsSchema = z.object({
  apiServer: z.number().int(),
  etcd: z.number().int(),
  etcdPeer: z.number().int(),
  controllerManager: z.number().int(),
  scheduler: z.number().int(),
  kwok: z.number().int(),
  redis: z.number().int(),
  repoServer: z.number().int(),
  repoServerMetrics: z.number().int(),
  applicationController: z.number().int(),
  argocdServer: z.number().int(),
  argocdServerMetrics: z.number().int(),
  rollouts: z.number().int(),
  rolloutsMetrics: z.number().int(),
  prometheus: z.number().int(),
  traffic: z.number().int(),
}) satisfies z.ZodType<ClusterPorts>;

/** Far from the portals' ports and below those that the system gives to clients. */
const firstPort = 20_000;

/** The ports of an instance's cluster, if it was ever started. */
export async function readPorts(
  file: string,
): Promise<ClusterPorts | undefined> {
  const all = portsSchema.safeParse(await readKept(file));
  return all.success ? all.data : undefined;
}

/** Ports of the last start; an earlier version may not have known every listener. */
async function readKept(file: string): Promise<Partial<ClusterPorts>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return portsSchema.partial().parse(JSON.parse(text));
  } catch {
    // Damaged: the next start chooses again.
    return {};
  }
}

/**
 * Chooses the ports of a cluster and keeps them. Those of the last start stay, unless a stranger has taken one meanwhile.
 *
 * @param isOurs - whether the process behind this listener runs and is ours
 */
export async function choosePorts(
  file: string,
  portBase: number,
  isOurs: (name: ClusterPortName) => Promise<boolean>,
): Promise<ClusterPorts> {
  const kept = await readKept(file);
  const taken = new Set<number>(Object.values(kept));
  let next = firstPort + (portBase % 10_000);
  const choose = async () => {
    while (taken.has(next) || !(await isPortFree(next))) next += 1;
    taken.add(next);
    return next;
  };
  const chosen: Record<string, number> = {};
  for (const name of clusterPortNames) {
    const before = kept[name];
    const usable =
      before !== undefined &&
      ((await isOurs(name)) || (await becomesFree(before)));
    chosen[name] = usable ? before : await choose();
  }
  const ports = portsSchema.parse(chosen);
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(ports, null, 2)}\n`);
  await rename(draft, file);
  return ports;
}

/** A process that was killed a moment ago may hold its port a little longer. */
async function becomesFree(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    if (await isPortFree(port)) return true;
    await sleep(125);
  }
  return false;
}
