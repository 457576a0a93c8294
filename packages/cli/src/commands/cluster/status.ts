import type { Command } from 'commander';
import { InstanceCluster } from '../../cluster';
import { exitCodes } from '../../exitCodes';
import { Instance } from '../../instance/Instance';
import { prettyJson } from '../../output/prettyJson';
import type { ClusterStatusReport, ProcessStatus } from '../../reports';
import { describeProcesses, inspectParts } from '../../stack/inspect';

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
  ./waymark cluster status
  ./waymark cluster status --json | jq -r .state

Exit codes: 0 everything runs, 3 something does not.`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const report = await inspect(await Instance.open());
      process.stdout.write(json ? prettyJson(report) : describe(report));
      process.exitCode = report.ok ? exitCodes.ok.code : exitCodes.stopped.code;
    });
}

async function inspect(instance: Instance): Promise<ClusterStatusReport> {
  const checkedAt = new Date().toISOString();
  const found = await InstanceCluster.find(instance);
  if (!found) {
    return {
      checkedAt,
      ok: false,
      state: 'stopped',
      apiUrl: null,
      argocdUrl: null,
      kubeconfig: null,
      processes: [],
    };
  }
  const processes = await inspectParts(await found.parts(), instance);
  const state = stateOf(processes);
  return {
    checkedAt,
    ok: state === 'running',
    state,
    apiUrl: found.layout.apiUrl,
    argocdUrl: found.layout.argocdUrl,
    kubeconfig: found.layout.kubeconfig('admin'),
    processes,
  };
}

function stateOf(
  processes: readonly ProcessStatus[],
): ClusterStatusReport['state'] {
  if (processes.every(({ state }) => state === 'running')) return 'running';
  return processes.some(({ state }) => state !== 'stopped')
    ? 'partial'
    : 'stopped';
}

function describe({ ok, kubeconfig, processes }: ClusterStatusReport): string {
  if (kubeconfig === null) {
    return 'There is no cluster. Start one with: ./waymark cluster up\n';
  }
  const verdict = ok
    ? `Everything runs. Kubeconfig: ${kubeconfig}`
    : 'Something does not run. Start it with: ./waymark cluster up';
  return `${describeProcesses(processes)}\n\n${verdict}\n`;
}
