import type { Command } from 'commander';
import { customResourceDefinitions } from '@waymark/local-stack';
import { clusterParts, providePrograms } from '../../cluster';
import { Progress } from '../../output/Progress';

/** `waymark cluster build`: builds the programs ahead of the first start. */
export function registerClusterBuild(cluster: Command): void {
  cluster
    .command('build')
    .summary('build the programs, without starting anything')
    .description(
      'Build the programs of the cluster and of Gitea, which comes with up --cluster, unless they are built. Nothing is started, and what is built needs no Go any more.',
    )
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster build
  nice ./waymark cluster build &

Exit codes: 0 built, 5 they cannot be built.`,
    )
    .action(async () => {
      const progress = new Progress();
      const programs = await providePrograms(progress, [
        ...clusterParts,
        'gitea',
      ]);
      await progress.task(
        'Definitions of kinds',
        () => customResourceDefinitions(programs),
        () => '',
      );
      process.stdout.write('Everything is built.\n');
    });
}
