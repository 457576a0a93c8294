import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Recipe } from './recipes';

/** Folder of the committed Go modules. */
export const modulesFolder = path.join(
  path.dirname(require.resolve('@waymark/local-stack/package.json')),
  'cluster',
  'go',
);

/**
 * Where built programs are kept, for all clones of a user: `WAYMARK_CACHE_DIR`, else `$XDG_CACHE_HOME/waymark`, else
 * `~/.cache/waymark`; below it `cluster`.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base =
    env.WAYMARK_CACHE_DIR ??
    path.join(
      env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
      'waymark',
    );
  return path.join(path.resolve(base), 'cluster');
}

/** Name of one version of a part: over the module, the recipe and the version of Go. */
export async function versionKey(
  recipe: Recipe,
  goVersion: string,
): Promise<string> {
  const { title: _title, coldSeconds: _seconds, ...effective } = recipe;
  const hash = createHash('sha256').update(
    JSON.stringify([goVersion, effective]),
  );
  const folder = path.join(modulesFolder, recipe.module);
  const files = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const names = files
    .filter(file => file.isFile() && /^go\.(mod|sum)$|\.go$/.test(file.name))
    .map(file => path.relative(folder, path.join(file.parentPath, file.name)))
    .sort();
  for (const name of names) {
    hash.update(`\0${name}\0`).update(await readFile(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
