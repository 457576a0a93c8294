import type { Command } from 'commander';
import { InstanceCluster } from '../../cluster';
import { exitCodes } from '../../exitCodes';
import { Instance } from '../../instance/Instance';
import { describeDuration } from '../../output/duration';
import { table } from '../../output/table';
import { ProcessRegistry } from '../../process/ProcessRegistry';
import type { Part } from '../../stack/Part';

/** One process of `waymark cluster status --json`. */
interface ProcessStatus {
  name: string;
  title: string;
  /** `unhealthy`: the process is there and does not do its work. */
  state: 'running' | 'unhealthy' | 'stopped';
  pid: number | null;
  port: number;
  uptimeSeconds: number | null;
  url: string;
}

/** `waymark cluster status --json`. */
interface ClusterStatus {
  /** `partial`: some of it runs. */
  state: 'running' | 'partial' | 'stopped';
  apiUrl: string | null;
  argocdUrl: string | null;
  kubeconfig: string | null;
  processes: ProcessStatus[];
}

/** `waymark cluster status`: what runs, and where. */
export function registerClusterStatus(cluster: Command): void {
  cluster
    .command('status')
    .summary('show what runs of the cluster, and where')
    .description('Show the processes of the cluster and its addresses.')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  waymark cluster status
  waymark cluster status --json | jq -r .state

Exit codes: 0 everything runs, 3 something does not.`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const status = await inspect(await Instance.open());
      process.stdout.write(
        json ? `${JSON.stringify(status, null, 2)}\n` : describe(status),
      );
      process.exitCode =
        status.state === 'running' ? exitCodes.ok.code : exitCodes.stopped.code;
    });
}

async function inspect(instance: Instance): Promise<ClusterStatus> {
  const found = await InstanceCluster.find(instance);
  if (!found) {
    return {
      state: 'stopped',
      apiUrl: null,
      argocdUrl: null,
      kubeconfig: null,
      processes: [],
    };
  }
  const registry = new ProcessRegistry(instance.state('run'));
  const processes = await Promise.all(
    (await found.parts()).map(part => statusOf(part, registry)),
  );
  return {
    state: stateOf(processes),
    apiUrl: found.layout.apiUrl,
    argocdUrl: found.layout.argocdUrl,
    kubeconfig: found.layout.kubeconfig('admin'),
    processes,
  };
}

function stateOf(processes: ProcessStatus[]): ClusterStatus['state'] {
  if (processes.every(({ state }) => state === 'running')) return 'running';
  return processes.some(({ state }) => state !== 'stopped')
    ? 'partial'
    : 'stopped';
}

async function statusOf(
  part: Part,
  registry: ProcessRegistry,
): Promise<ProcessStatus> {
  const { name, title, port, url } = part;
  const record = await registry.find(name);
  const healthy = record !== undefined && (await part.isHealthy());
  const running = healthy ? 'running' : 'unhealthy';
  const state = record ? running : 'stopped';
  return {
    name,
    title,
    state,
    pid: record?.pid ?? null,
    port,
    uptimeSeconds: record
      ? Math.floor((Date.now() - Date.parse(record.startedAt)) / 1_000)
      : null,
    url,
  };
}

function describe({ state, kubeconfig, processes }: ClusterStatus): string {
  if (kubeconfig === null) {
    return 'There is no cluster. Start one with: ./waymark cluster up\n';
  }
  const rows = processes.map(row => [
    row.title,
    row.name,
    row.state,
    row.pid === null ? '–' : String(row.pid),
    row.uptimeSeconds === null
      ? '–'
      : describeDuration(row.uptimeSeconds * 1_000),
    row.url,
  ]);
  return `${table(
    ['Part', 'Name', 'State', 'Process', 'Up for', 'Address'],
    rows,
  )}\n\nCluster: ${state}. Kubeconfig: ${kubeconfig}\n`;
}
