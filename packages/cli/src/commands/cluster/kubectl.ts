import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import type { Command } from 'commander';
import { CliError } from '../../CliError';
import { InstanceCluster, runningProcesses } from '../../cluster';
import { Instance } from '../../instance/Instance';

/** `waymark cluster kubectl`: the cluster's own kubectl with its kubeconfig. */
export function registerClusterKubectl(cluster: Command): void {
  cluster
    .command('kubectl')
    .summary('run kubectl at the cluster')
    .description(
      'Run the kubectl of the cluster’s version as its administrator. What follows -- is handed to it as it is; input, output and exit code are its own.',
    )
    .usage('-- <arguments of kubectl>')
    .argument('[args...]', 'what kubectl gets')
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster kubectl -- --namespace argocd get applications
  ./waymark cluster kubectl -- get events --all-namespaces --watch

Exit codes: those of kubectl; 3 the cluster does not run, 5 kubectl is not built.`,
    )
    .action(async (args: string[]) => {
      const { layout } = await running();
      process.exitCode = await hand(layout.kubectl, args, {
        ...process.env,
        KUBECONFIG: layout.kubeconfig('admin'),
      });
    });
}

async function running(): Promise<InstanceCluster> {
  const instance = await Instance.open();
  const found = await InstanceCluster.find(instance);
  if (!found) {
    throw new CliError('stopped', 'There is no cluster', {
      fix: 'Start one: ./waymark cluster up',
    });
  }
  if (!(await runningProcesses(instance)).includes('kube-apiserver')) {
    throw new CliError('stopped', 'The cluster does not run', {
      fix: 'Start it: ./waymark cluster up',
    });
  }
  if (!existsSync(found.layout.kubectl)) {
    throw new CliError('notStarted', 'kubectl is not built', {
      fix: 'Build it and link it again: ./waymark cluster up',
    });
  }
  return found;
}

/** Runs a program in place of this one. A terminal sends Ctrl-C to both; what it means is the program's to say. */
async function hand(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  process.removeAllListeners('SIGINT').on('SIGINT', () => {});
  const child = spawn(program, args, { env, stdio: 'inherit' });
  process.once('SIGTERM', signal => child.kill(signal));
  await once(child, 'exit');
  return child.signalCode
    ? 128 + constants.signals[child.signalCode]
    : child.exitCode ?? 1;
}
