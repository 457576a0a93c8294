import type { Command } from 'commander';
import { clusterParts, providePrograms } from '../../cluster';
import { Progress } from '../../output/Progress';

/** `waymark cluster build`: builds the programs ahead of the first start. */
export function registerClusterBuild(cluster: Command): void {
  cluster
    .command('build')
    .summary('build the programs, without starting anything')
    .description(
      'Build the programs of the cluster and of Gitea, which comes with up --cluster, unless they are built. Nothing is started.',
    )
    .addHelpText(
      'after',
      `
Examples:
  waymark cluster build
  nice waymark cluster build &

Exit codes: 0 built, 5 they cannot be built.`,
    )
    .action(async () => {
      await providePrograms(new Progress(), [...clusterParts, 'gitea']);
      process.stdout.write('Everything is built.\n');
    });
}
