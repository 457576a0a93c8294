import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Checks } from '../Checks';

const DONE = '.installed';

/**
 * A folder for what lock files ask for, filled once: equal locks find it as it is.
 *
 * @param fill - installs into the empty folder; a failure fails the check and empties it
 * @returns the folder, or undefined when filling it failed
 */
export async function installed(
  checks: Checks,
  options: {
    cacheDir: string;
    tool: string;
    locks: readonly string[];
    fill(folder: string): Promise<unknown>;
  },
): Promise<string | undefined> {
  const hash = createHash('sha256');
  for (const lock of options.locks) hash.update(await readFile(lock));
  const key = hash.digest('hex').slice(0, 16);
  const folder = path.join(options.cacheDir, `${options.tool}-${key}`);
  const done = path.join(folder, DONE);
  const filled = await checks.check(
    `installs what ${options.locks
      .map(lock => path.basename(lock))
      .join(', ')} locks`,
    async () => {
      try {
        await access(done);
        return;
      } catch {
        await rm(folder, { recursive: true, force: true });
      }
      await mkdir(folder, { recursive: true });
      await options.fill(folder);
      await writeFile(done, '');
    },
  );
  return filled ? folder : undefined;
}
