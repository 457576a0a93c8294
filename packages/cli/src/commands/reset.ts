import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { CliError } from '../CliError';
import { Instance } from '../instance/Instance';
import { openAt } from '../instance/openAt';
import { Progress } from '../output/Progress';
import { locked } from '../stack/startStack';
import { stopStack } from '../stack/stopStack';
import { portBaseOption } from './portBase';

/** What an instance holds. Tools, builds and screenshots are no state; settings of one's own in `config` stay. */
const stateFolders = [
  'postgres',
  'git',
  'forge',
  'gitea',
  'cluster',
  'identity',
  'docs',
  'logs',
  'test',
  'secrets.json',
];

/** `waymark reset`: stops everything and forgets what was made. */
export function registerReset(program: Command): void {
  program
    .command('reset')
    .summary('stop everything and delete what it holds')
    .description(
      'Stop everything and delete the database, the repositories, the cluster and the secrets of this portal. Tools and builds stay.',
    )
    .option('--yes', 'do not ask')
    .addOption(portBaseOption())
    .addHelpText(
      'after',
      `
Examples:
  ./waymark reset
  ./waymark reset --yes && ./waymark up`,
    )
    .action(async ({ yes, portBase }: { yes?: boolean; portBase?: number }) => {
      const instance = await openAt({ portBase });
      if (!yes) await confirm(instance);
      const progress = new Progress();
      await locked(instance, progress, async () => {
        await stopStack(instance, progress);
        await Promise.all(
          stateFolders.map(name =>
            rm(instance.state(name), { recursive: true, force: true }),
          ),
        );
        await (await Instance.open({ cluster: false })).prepare();
      });
      process.stdout.write('Everything this portal held is deleted.\n');
    });
}

async function confirm(instance: Instance): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CliError('usage', 'reset deletes data and cannot ask here', {
      fix: 'If that is what you want: ./waymark reset --yes',
    });
  }
  const terminal = createInterface(process.stdin, process.stderr);
  const answer = await terminal.question(
    `Delete the database, all repositories and the cluster in ${instance.stateDir}? [y/N] `,
  );
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) {
    throw new CliError('failed', 'Nothing was deleted');
  }
}
