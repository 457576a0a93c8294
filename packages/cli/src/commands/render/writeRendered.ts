import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toYaml } from '@waymark/platform-api';
import type { Rendered } from './renderSource';

/** Writes each object to its path below a folder; gives the number of files. */
export async function writeRendered(
  rendered: readonly Rendered[],
  folder: string,
): Promise<number> {
  const objects = rendered.flatMap(document => document.objects);
  for (const { path, object } of objects) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, toYaml(object));
  }
  return objects.length;
}
