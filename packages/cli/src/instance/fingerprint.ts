import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const ignored = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  'e2e-tests',
  '__golden__',
  '__snapshots__',
]);

/**
 * A hash of files and folders by content, so that a checkout of another branch and back changes nothing. Tests, builds and
 * installed packages do not count; a missing path counts as empty.
 *
 * @param paths - absolute
 * @param extra - other things that make a difference, such as an environment
 */
export async function fingerprint(
  paths: readonly string[],
  extra: unknown = null,
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(extra));
  for (const start of [...paths].sort()) {
    for (const file of await list(start)) {
      hash.update(`\0${path.relative(path.dirname(start), file)}\0`);
      hash.update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function list(start: string): Promise<string[]> {
  const entry = await stat(start).catch(() => undefined);
  if (!entry) return [];
  if (!entry.isDirectory()) return [start];
  const names = (await readdir(start)).filter(counts).sort();
  const below = await Promise.all(
    names.map(name => list(path.join(start, name))),
  );
  return below.flat();
}

function counts(name: string): boolean {
  return (
    !ignored.has(name) && !name.startsWith('.') && !/\.test\.tsx?$/.test(name)
  );
}
