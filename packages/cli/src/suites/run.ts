import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A program with its arguments; no shell is involved. */
export type Command = readonly [string, ...string[]];

/** A started program. */
export type Started = {
  child: ChildProcess;
  /** Exit code, or null when a signal or a missing program ended it, with everything it wrote. */
  ended: Promise<{ code: number | null; output: string }>;
};

/** Starts a program without input; it is killed after the time limit. */
export function start(
  [program, ...args]: Command,
  cwd: string,
  env: NodeJS.ProcessEnv,
  timeout: number,
): Started {
  const child = spawn(program, args, {
    cwd,
    env,
    timeout,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', chunk => chunks.push(String(chunk)));
  }
  const ended = once(child, 'close').then(
    () => ({ code: child.exitCode, output: chunks.join('') }),
    error => ({ code: null, output: String(error) }),
  );
  return { child, ended };
}

/** Runs a command; throws with its output when it fails or takes longer than five minutes. */
export async function run(
  command: Command,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, output } = await start(command, cwd, env, 300_000).ended;
  if (code === 0) return output;
  throw new Error(`${command.join(' ')} ended with ${code}\n${output}`);
}
