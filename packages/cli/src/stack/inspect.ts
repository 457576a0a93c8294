import { lockHolder } from '@waymark/local-stack';
import type { Instance } from '../instance/Instance';
import { describeDuration } from '../output/duration';
import { table } from '../output/table';
import { ProcessRegistry } from '../process/ProcessRegistry';
import type { ProcessStatus } from '../reports';
import type { Part } from './Part';

/** What runs of these parts of an instance, and whether it does its work. */
export async function inspectParts(
  parts: readonly Part[],
  instance: Instance,
): Promise<ProcessStatus[]> {
  const registry = new ProcessRegistry(instance.state('run'));
  const notHealthy = (await whoIsAtWork(instance)) ? 'starting' : 'unhealthy';
  return Promise.all(parts.map(part => inspect(part, registry, notHealthy)));
}

/** The process that starts or stops the parts of an instance at this moment. */
export function whoIsAtWork(instance: Instance): Promise<string | undefined> {
  return lockHolder(instance.state('run', 'lock'));
}

async function inspect(
  part: Part,
  registry: ProcessRegistry,
  notHealthy: 'starting' | 'unhealthy',
): Promise<ProcessStatus> {
  const { name, title, port, url } = part;
  const record = await registry.find(name);
  const healthy = record !== undefined && (await part.isHealthy());
  const found = healthy ? 'running' : notHealthy;
  return {
    name,
    title,
    state: record ? found : 'stopped',
    pid: record?.pid ?? null,
    port,
    uptimeSeconds: record
      ? Math.floor((Date.now() - Date.parse(record.startedAt)) / 1_000)
      : null,
    url,
  };
}

/** Processes for people. */
export function describeProcesses(processes: readonly ProcessStatus[]): string {
  return table(
    ['Part', 'Name', 'State', 'Process', 'Up for', 'Address'],
    processes.map(({ title, name, state, pid, uptimeSeconds, url }) => [
      title,
      name,
      state,
      pid === null ? '–' : String(pid),
      uptimeSeconds === null ? '–' : describeDuration(uptimeSeconds * 1_000),
      url,
    ]),
  );
}
