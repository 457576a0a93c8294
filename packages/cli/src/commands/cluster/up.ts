import type { Command } from 'commander';
import { startCluster, type RunningCluster } from '../../cluster';
import { Instance } from '../../instance/Instance';
import { describeDuration } from '../../output/duration';
import { Progress } from '../../output/Progress';
import { locked } from '../../stack/startStack';
import {
  installInto,
  refuseWithoutKubeconfig,
  type ExternalOptions,
} from './external';
import { prettyJson } from '../../output/prettyJson';

/** `waymark cluster up`: starts what is missing, up to a cluster that is ready. */
export function registerClusterUp(cluster: Command): void {
  cluster
    .command('up')
    .summary('start the cluster, building its programs the first time')
    .description(
      'Start the cluster of this checkout. Its programs are built from source once per version (about 13 minutes on two cores) into a cache that all clones share; after that it is ready in seconds. Starts only what is missing.',
    )
    .option('--json', 'print addresses as JSON')
    .option(
      '--kubeconfig <file>',
      'instead of starting one, install into this cluster what it lacks, after saying what that is',
    )
    .option('--context <name>', 'context of that kubeconfig')
    .option('--dry-run', 'with --kubeconfig: only say what would be added')
    .option('--yes', 'with --kubeconfig: do not ask')
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster up
  ./waymark cluster up --json | jq -r .kubeconfig
  ./waymark cluster up --kubeconfig ~/.kube/config --context kind-dev --dry-run

Exit codes: 0 ready, 4 a port is taken, 5 a part did not start or cannot be built.`,
    )
    .action(async (options: ExternalOptions) => {
      const { json, kubeconfig } = options;
      if (kubeconfig !== undefined) {
        await installInto(kubeconfig, options);
        return;
      }
      refuseWithoutKubeconfig(options, {
        context: '--context',
        dryRun: '--dry-run',
        yes: '--yes',
      });
      const since = performance.now();
      const instance = await Instance.open();
      const progress = new Progress();
      const running = await locked(instance, progress, () =>
        startCluster(instance, progress),
      );
      const took = describeDuration(performance.now() - since);
      process.stdout.write(
        json ? prettyJson(addresses(running)) : describe(running, took),
      );
    });
}

/** What is safe to print: no token. */
function addresses({ kubeconfig, kubectl, apiUrl, argocd }: RunningCluster) {
  return { kubeconfig, kubectl, apiUrl, argocdUrl: argocd.url };
}

function describe({ apiUrl, argocd }: RunningCluster, took: string): string {
  return `
The cluster is ready after ${took}: ${apiUrl}, Argo CD ${argocd.url}

  ./waymark cluster kubectl -- get nodes

Stop it with: ./waymark cluster down
`;
}
