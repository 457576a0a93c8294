import { CommanderError } from 'commander';
import { CliError } from './CliError';
import { calledCommand, describeUsageError } from './describeUsageError';
import { exitCodes } from './exitCodes';
import { Instance } from './instance/Instance';
import { createProgram } from './program';

type Called = { command: string; verbose: boolean };

/** Writes an error as one line of what is wrong and one of what to do, and returns the exit code. */
function report(error: unknown, { command, verbose }: Called): number {
  const write = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.ok.code;
    const { message, fix } = describeUsageError(error, command);
    // Called without a verb: the help is on the screen already.
    if (error.code !== 'commander.help') {
      write(`waymark: ${message}\n  fix: ${fix}`);
    }
    return exitCodes.usage.code;
  }
  const stack = error instanceof Error ? error.stack : undefined;
  write(`waymark: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof CliError) {
    if (error.fix) write(`  fix: ${error.fix}`);
    if (verbose) write(describeCauses(error));
    return error.exitCode;
  }
  if (verbose && stack) write(stack);
  else write('  fix: run it again with --verbose and report what it says');
  return exitCodes.internal.code;
}

function describeCauses(error: Error): string {
  const cause = error.cause instanceof Error ? describeCauses(error.cause) : '';
  return [error.stack, cause].filter(Boolean).join('\ncaused by: ');
}

async function main(args: string[]): Promise<void> {
  const called = { command: './waymark', verbose: args.includes('--verbose') };
  try {
    const instance = await Instance.open();
    const program = await createProgram(instance, args);
    called.command = calledCommand(program, args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, called);
  }
}

process.once('SIGINT', () => {
  process.stderr.write(
    '\nInterrupted. What has started keeps running: ./waymark status shows it, ./waymark down stops it.\n',
  );
  process.exit(exitCodes.interrupted.code);
});

main(process.argv.slice(2));
