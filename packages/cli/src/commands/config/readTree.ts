import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '../../CliError';
import { describeFileError } from '../../output/describeFileError';

/** Documents by their path in the GitOps repository. */
export type Tree = ReadonlyMap<string, string>;

const FOLDERS = ['platform', 'tenants'];

/**
 * Reads the documents of a folder that holds `platform/` and, where it has them, `tenants/`: a clone of the GitOps repository.
 *
 * @throws CliError when there is no such folder
 */
export async function readTree(root: string): Promise<Tree> {
  const tree = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const file of await filesBelow(path.join(root, folder))) {
      const name = path.relative(root, file).split(path.sep).join('/');
      tree.set(name, await readFile(file, 'utf8'));
    }
  }
  if (tree.size > 0) return tree;
  throw new CliError('usage', `${root} holds no document`, {
    fix: 'Name a clone of the GitOps repository: a folder with platform/ and tenants/.',
  });
}

/**
 * Reads documents of configuration from files and folders, in any arrangement.
 *
 * @throws CliError that names what cannot be read
 */
export async function readFiles(
  names: readonly string[],
): Promise<{ file: string; text: string }[]> {
  const found: { file: string; text: string }[] = [];
  for (const name of names) {
    try {
      const files = (await stat(name)).isDirectory()
        ? await filesBelow(name)
        : [name];
      for (const file of files) {
        found.push({ file, text: await readFile(file, 'utf8') });
      }
    } catch (error) {
      throw new CliError('usage', `${name}: ${describeFileError(error)}`, {
        fix: 'Name files or folders of YAML documents.',
      });
    }
  }
  return found;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort();
}
