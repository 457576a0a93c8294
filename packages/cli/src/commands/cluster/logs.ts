import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  Argument,
  InvalidArgumentError,
  Option,
  type Command,
} from 'commander';
import { CliError } from '../../CliError';
import { clusterProcessNames, InstanceCluster } from '../../cluster';
import { Instance } from '../../instance/Instance';
import { tail } from '../../process/spawnDetached';

const auditLog = 'audit';

/** `waymark cluster logs`: the end of a process's log. */
export function registerClusterLogs(cluster: Command): void {
  cluster
    .command('logs')
    .summary('show the end of the logs')
    .description(
      'Show the end of the logs of the cluster’s processes, of all or of one. "audit" is what the API server wrote down about requests.',
    )
    .addArgument(
      new Argument('[name]', 'process').choices([
        ...clusterProcessNames,
        auditLog,
      ]),
    )
    .addOption(
      new Option('--lines <number>', 'how many lines of each')
        .default(20)
        .argParser(parseLines),
    )
    .option('--path', 'print the path of the file instead')
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster logs
  ./waymark cluster logs kube-apiserver --lines 100
  tail -f "$(./waymark cluster logs audit --path)"`,
    )
    .action(
      async (
        name: string | undefined,
        options: { lines: number; path?: boolean },
      ) => {
        const instance = await Instance.open();
        const files = (name ? [name] : clusterProcessNames).map(each =>
          each === auditLog
            ? path.join(InstanceCluster.folder(instance), 'audit', 'audit.log')
            : instance.state('logs', `${each}.log`),
        );
        const present = files.filter(file => existsSync(file));
        if (present.length === 0) {
          throw new CliError('stopped', 'There is no log', {
            fix: 'Start the cluster: ./waymark cluster up',
          });
        }
        for (const file of present) {
          process.stdout.write(
            options.path
              ? `${file}\n`
              : `${present.length > 1 ? `── ${file}\n` : ''}${await tail(
                  file,
                  options.lines,
                )}\n`,
          );
        }
      },
    );
}

function parseLines(text: string): number {
  const lines = Number(text);
  if (!Number.isInteger(lines) || lines < 1) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return lines;
}
