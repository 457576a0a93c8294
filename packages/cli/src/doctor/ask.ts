import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** First line that a program writes, or undefined when there is none or it does not work. */
export async function ask(
  program: string,
  args: readonly string[],
): Promise<string | undefined> {
  try {
    const { stdout } = await run(program, args, { timeout: 15_000 });
    return stdout.trim().split('\n')[0] ?? '';
  } catch {
    // Absent or broken: for a prerequisite that is the same.
    return undefined;
  }
}
