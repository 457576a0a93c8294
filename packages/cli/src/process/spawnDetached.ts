import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { CliError } from '../CliError';

/** A program that goes on after this command has ended. */
export interface DetachedProgram {
  program: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Takes its output; what was there is kept as `<file>.1` to `<file>.3`. */
  logFile: string;
}

/** A program that was started. */
export interface StartedProgram {
  pid: number;
  /** Undefined as long as it runs; how it ended otherwise. */
  ended(): string | undefined;
}

/** Starts a program as the leader of a process group of its own, with its output in a file. */
export async function spawnDetached(
  options: DetachedProgram,
): Promise<StartedProgram> {
  await rotate(options.logFile);
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(options.program, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ending: string | undefined;
  child.once('exit', (code, signal) => {
    ending = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve).once('error', cause =>
      reject(
        new CliError('notStarted', `${options.program} cannot be run`, {
          cause,
        }),
      ),
    );
  });
  child.unref();
  return { pid: child.pid ?? 0, ended: () => ending };
}

/** The last lines of a log. */
export async function tail(file: string, lines = 15): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

async function rotate(file: string): Promise<void> {
  const names = [file, `${file}.1`, `${file}.2`, `${file}.3`];
  for (let index = names.length - 2; index >= 0; index -= 1) {
    await rename(names[index], names[index + 1]).catch(() => undefined);
  }
}
