import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { seedFiles } from '../src';

/** Writes the seeded configuration into the example repository. */
export async function writeSeed(root: string): Promise<void> {
  const gitops = join(root, 'examples/gitops');
  await rm(join(gitops, 'platform'), { recursive: true, force: true });
  for (const [path, text] of seedFiles()) {
    const file = join(gitops, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
