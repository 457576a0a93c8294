import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { toYaml } from '@waymark/platform-api';
import { CliError } from '../../CliError';
import type { Rendered } from './renderSource';

/**
 * Writes each object to its path below a folder; gives the number of files.
 *
 * @throws CliError when the folder cannot be made; its parent must be there
 */
export async function writeRendered(
  rendered: readonly Rendered[],
  folder: string,
): Promise<number> {
  await makeFolder(folder);
  const objects = rendered.flatMap(document => document.objects);
  for (const { path, object } of objects) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, toYaml(object));
  }
  return objects.length;
}

/** One level only: making every missing parent never ends on some special file systems. */
async function makeFolder(folder: string): Promise<void> {
  const known = await stat(folder).catch(() => undefined);
  if (known?.isDirectory()) return;
  const parent = dirname(resolve(folder));
  try {
    if (known) throw new Error('it is a file');
    await mkdir(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError('usage', `--out ${folder} is no folder: ${reason}`, {
      fix: `Name a folder inside one that is there and can be written, such as ${parent}.`,
    });
  }
}
