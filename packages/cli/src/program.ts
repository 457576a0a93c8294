import { Command } from 'commander';
import { registerBench } from './commands/bench';
import { registerDemo } from './commands/demo';
import { registerDoctor } from './commands/doctor';
import { registerDown } from './commands/down';
import { registerRender } from './commands/render';
import { registerReset } from './commands/reset';
import { registerStatus } from './commands/status';
import { registerTest } from './commands/test';
import { registerUp } from './commands/up';
import { describeExitCodes } from './exitCodes';
import type { Instance } from './instance/Instance';
import { Progress } from './output/Progress';
import { startStack } from './stack/startStack';

const help = `
Examples:
  ./waymark demo                 start the portal and take a service down the golden path
  ./waymark test                 run every test
  ./waymark up                   start the portal
  ./waymark up --port-base 8070  beside another one

${describeExitCodes()}`;

/**
 * The `waymark` command with all its verbs. Wrong usage is thrown as a CommanderError.
 *
 * @param instance - what the verbs work on
 */
export function createProgram(instance: Instance): Command {
  const program = new Command('waymark')
    .description(
      'An internal developer platform on Backstage: golden paths from intent to running services.',
    )
    .option('--verbose', 'show where an error comes from')
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText('after', help);
  const startPortal = async () => {
    await startStack(instance, new Progress());
    return instance.portalUrl;
  };
  registerUp(program);
  registerDown(program);
  registerStatus(program);
  registerReset(program);
  registerDoctor(program);
  registerDemo(program, startPortal);
  registerRender(program);
  registerTest(program, {
    root: instance.root,
    stateDir: instance.stateDir,
    startPortal,
  });
  registerBench(program);
  return program;
}
