import { describeDuration } from '../output/duration';
import { table } from '../output/table';
import type { ProcessRegistry } from '../process/ProcessRegistry';
import type { ProcessStatus } from '../reports';
import type { Part } from './Part';

/** What runs of these parts, and whether it does its work. */
export function inspectParts(
  parts: readonly Part[],
  registry: ProcessRegistry,
): Promise<ProcessStatus[]> {
  return Promise.all(parts.map(part => inspect(part, registry)));
}

async function inspect(
  part: Part,
  registry: ProcessRegistry,
): Promise<ProcessStatus> {
  const { name, title, port, url } = part;
  const record = await registry.find(name);
  const healthy = record !== undefined && (await part.isHealthy());
  const found = healthy ? 'running' : 'unhealthy';
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
