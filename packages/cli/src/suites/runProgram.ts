import type { SuiteContext } from './types';

/** Output and exit code of a finished program. */
export type Finished = { exitCode: number; output: string };

/**
 * Runs a program of the checkout's `node_modules/.bin` with its output shown as it comes.
 *
 * @param args - handed over as they are; no shell is involved
 */
export async function runProgram(
  { root, env }: SuiteContext,
  program: string,
  args: readonly string[],
  extraEnv: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  // execa is an ES module with dependencies that require() cannot resolve.
  const { execa } = await import('execa');
  const result = await execa(program, args, {
    cwd: root,
    env: { ...env, ...extraEnv },
    preferLocal: true,
    localDir: root,
    stdin: 'ignore',
    stdout: ['pipe', 'inherit'],
    stderr: ['pipe', 'inherit'],
    all: true,
    reject: false,
    maxBuffer: 200_000_000,
  });
  return { exitCode: result.exitCode ?? 1, output: result.all };
}
