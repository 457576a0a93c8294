import type { Command } from 'commander';
import { removeCluster, stopCluster } from '../../cluster';
import { Instance } from '../../instance/Instance';
import { Progress } from '../../output/Progress';
import { locked } from '../../stack/startStack';

/** `waymark cluster down`: stops the cluster; what it holds stays unless asked otherwise. */
export function registerClusterDown(cluster: Command): void {
  cluster
    .command('down')
    .summary('stop the cluster')
    .description(
      'Stop the cluster. What it holds stays; the next up continues from it.',
    )
    .option('--remove', 'also delete everything it holds')
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster down
  ./waymark cluster down --remove`,
    )
    .action(async ({ remove }: { remove?: boolean }) => {
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
