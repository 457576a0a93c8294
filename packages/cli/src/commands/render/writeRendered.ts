import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { toYaml, type CompiledObject } from '@waymark/platform-api';
import { CliError } from '../../CliError';
import { describeFileError } from '../../output/describeFileError';
import { writeWhole } from '../intent/writeWhole';

/** What writing did. */
export interface Written {
  written: number;
  /** Files that held the same bytes already. */
  unchanged: number;
  /** Files beside the written ones that this render did not make, relative to the folder. */
  strays: string[];
}

/**
 * Writes each object to its path below a folder. A file is there in whole or not at all; one with
 * the same bytes is left alone, and nothing is removed.
 *
 * @throws CliError when the folder cannot be made or written; its parent must be there
 */
export async function writeRendered(
  objects: readonly CompiledObject[],
  folder: string,
): Promise<Written> {
  const result: Written = { written: 0, unchanged: 0, strays: [] };
  try {
    await makeFolder(folder);
    for (const { path, object } of objects) {
      const changed = await write(join(folder, path), toYaml(object));
      result[changed ? 'written' : 'unchanged'] += 1;
    }
    result.strays = await findStrays(objects, folder);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(
      'usage',
      `--out ${folder}: ${describeFileError(error)}`,
      {
        fix: 'Name a folder that you may write to and that has room.',
        cause: error,
      },
    );
  }
  return result;
}

/** One level only, so that a misspelt path does not grow a tree. */
async function makeFolder(folder: string): Promise<void> {
  const present = await stat(folder).catch(() => undefined);
  if (present?.isDirectory()) return;
  const parent = dirname(folder);
  if (present) {
    throw new CliError('usage', `--out ${folder} is a file.`, {
      fix: 'Name a folder, or one to be made.',
    });
  }
  if (!(await stat(parent).catch(() => undefined))) {
    throw new CliError(
      'usage',
      `--out ${folder}: there is no folder ${parent}.`,
      {
        fix: `Make it first: mkdir -p ${JSON.stringify(parent)}`,
      },
    );
  }
  await mkdir(folder);
}

async function write(file: string, content: string): Promise<boolean> {
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === content) return false;
  await writeWhole(file, content);
  return true;
}

/** A document owns its folder on branch `rendered`; the folder of Argo CD's objects is shared. */
async function findStrays(
  objects: readonly CompiledObject[],
  folder: string,
): Promise<string[]> {
  const made = new Set(objects.map(({ path }) => resolve(folder, path)));
  const owned = new Set(
    objects
      .filter(({ path }) => !path.startsWith('argocd/'))
      .map(({ path }) => resolve(folder, dirname(path))),
  );
  const strays: string[] = [];
  for (const owner of [...owned].sort()) {
    for (const name of (await readdir(owner)).sort()) {
      const file = join(owner, name);
      if (!made.has(file)) strays.push(relative(folder, file));
    }
  }
  return strays;
}
