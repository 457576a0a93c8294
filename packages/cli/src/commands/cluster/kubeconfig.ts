import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CliError } from '../../CliError';
import { InstanceCluster } from '../../cluster';
import { Instance } from '../../instance/Instance';

/** `waymark cluster kubeconfig`: where the kubeconfig is, or what is in it. */
export function registerClusterKubeconfig(cluster: Command): void {
  cluster
    .command('kubeconfig')
    .summary('print the path of the kubeconfig')
    .description(
      'Print the path of the kubeconfig of the cluster’s administrator. RBAC applies to it.',
    )
    .option('--raw', 'print the file, which holds a private key')
    .addHelpText(
      'after',
      `
Examples:
  export KUBECONFIG=$(./waymark cluster kubeconfig)
  ./waymark cluster kubeconfig --raw > ~/.kube/waymark

Exit codes: 0 printed, 3 there is no cluster.`,
    )
    .action(async ({ raw }: { raw?: boolean }) => {
      const found = await InstanceCluster.find(await Instance.open());
      if (!found) {
        throw new CliError('stopped', 'There is no cluster', {
          fix: 'Start one: ./waymark cluster up',
        });
      }
      const file = found.layout.kubeconfig('admin');
      process.stdout.write(raw ? await readFile(file, 'utf8') : `${file}\n`);
    });
}
