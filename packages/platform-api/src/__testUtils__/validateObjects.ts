import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { KubernetesObject } from '../compile/types';

const PROGRAM = join(__dirname, 'validateObjects.mts');

/** What the `kubernetes-models` validators say about the objects; empty when all is well. */
export function validateObjects(
  objects: readonly KubernetesObject[],
): string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', PROGRAM],
    {
      input: JSON.stringify(objects),
      encoding: 'utf8',
      maxBuffer: 256 * 2 ** 20,
      // Jest's own flags and loaders are not the program's.
      env: { PATH: process.env.PATH },
      cwd: __dirname,
    },
  );
  if (status !== 0) {
    throw new Error(`${PROGRAM} ended with ${status}: ${stderr}`);
  }
  const errors: string[] = JSON.parse(stdout);
  return errors;
}
