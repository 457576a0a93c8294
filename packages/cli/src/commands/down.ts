import type { Command } from 'commander';
import { Instance } from '../instance/Instance';
import { Progress } from '../output/Progress';
import { locked } from '../stack/startStack';
import { stopStack } from '../stack/stopStack';

/** `waymark down`: stops everything that `up` started; what it holds stays. */
export function registerDown(program: Command): void {
  program
    .command('down')
    .summary('stop the portal and what runs beside it')
    .description(
      'Stop the portal and what runs beside it. Data stays; the next up continues from it.',
    )
    .addHelpText(
      'after',
      `
Examples:
  waymark down
  WAYMARK_STATE_DIR=/tmp/second waymark down`,
    )
    .action(async () => {
      const instance = await Instance.open();
      const progress = new Progress();
      const stopped = await locked(instance, progress, () =>
        stopStack(instance, progress),
      );
      if (stopped === 0) process.stdout.write('Nothing was running.\n');
    });
}
