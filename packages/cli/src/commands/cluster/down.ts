import type { Command } from 'commander';
import { removeCluster, stopCluster } from '../../cluster';
import { Instance } from '../../instance/Instance';
import { Progress } from '../../output/Progress';
import { locked } from '../../stack/startStack';
import {
  refuseWithoutKubeconfig,
  removeFrom,
  type ExternalOptions,
} from './external';

/** `waymark cluster down`: stops the cluster; what it holds stays unless asked otherwise. */
export function registerClusterDown(cluster: Command): void {
  cluster
    .command('down')
    .summary('stop the cluster')
    .description(
      'Stop the cluster. What it holds stays; the next up continues from it.',
    )
    .option('--remove', 'also delete everything it holds')
    .option(
      '--kubeconfig <file>',
      'instead of stopping one, remove from this cluster what `up --kubeconfig` added, after saying what that is',
    )
    .option('--context <name>', 'context of that kubeconfig')
    .option('--dry-run', 'with --kubeconfig: only say what would be removed')
    .option('--yes', 'with --kubeconfig: do not ask')
    .option('--json', 'with --kubeconfig: what would be removed, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster down
  ./waymark cluster down --remove
  ./waymark cluster down --kubeconfig ~/.kube/config --dry-run`,
    )
    .action(async (options: ExternalOptions & { remove?: boolean }) => {
      const { kubeconfig, remove } = options;
      if (kubeconfig !== undefined) {
        await removeFrom(kubeconfig, options);
        return;
      }
      refuseWithoutKubeconfig(options, {
        context: '--context',
        dryRun: '--dry-run',
        json: '--json',
        yes: '--yes',
      });
      const instance = await Instance.open();
      const progress = new Progress();
      const stopped = await locked(instance, progress, async () => {
        const count = await stopCluster(instance, progress);
        if (remove) await removeCluster(instance);
        return count;
      });
      if (stopped === 0) process.stdout.write('No cluster was running.\n');
      if (remove) process.stdout.write('What it held is deleted.\n');
    });
}
