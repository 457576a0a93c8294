import type { Command } from 'commander';
import { openAt } from '../instance/openAt';
import { Progress } from '../output/Progress';
import { locked } from '../stack/startStack';
import { stopStack } from '../stack/stopStack';
import { portBaseOption } from './portBase';

/** `waymark down`: stops everything that `up` started; what it holds stays. */
export function registerDown(program: Command): void {
  program
    .command('down')
    .summary('stop the portal and what runs beside it')
    .description(
      'Stop the portal and what runs beside it. Data stays; the next up continues from it.',
    )
    .addOption(portBaseOption())
    .addHelpText(
      'after',
      `
Examples:
  ./waymark down
  WAYMARK_STATE_DIR=/tmp/second ./waymark down`,
    )
    .action(async ({ portBase }: { portBase?: number }) => {
      const instance = await openAt({ portBase });
      const progress = new Progress();
      const stopped = await locked(instance, progress, () =>
        stopStack(instance, progress),
      );
      if (stopped === 0) process.stdout.write('Nothing was running.\n');
    });
}
