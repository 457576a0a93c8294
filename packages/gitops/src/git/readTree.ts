import { MAX_YAML_BYTES } from '@waymark/platform-api';
import type { Unread } from '../tree/unread';
import type { GitRun } from './runGit';
import { runGit } from './runGit';

/** The files of a commit. */
export interface GitTree {
  /** Path → text. */
  files: ReadonlyMap<string, string>;
  /** What is there and not read. */
  unread: ReadonlyMap<string, Unread>;
}

/** Texts by blob id; equal ids are equal texts, so that reading the next commit costs only what changed. */
export type BlobCache = Map<string, string>;

interface Entry {
  mode: string;
  type: string;
  id: string;
  size: number;
  path: string;
}

const MAX_CACHED_BLOBS = 50_000;

/**
 * Reads all text files of a commit with one `ls-tree` and one `cat-file --batch`.
 *
 * @param prefix - only what lies below, such as `tenants/`; everything when empty
 */
export async function readTree(
  run: GitRun,
  commit: string,
  cache: BlobCache,
  prefix = '',
): Promise<GitTree> {
  const listing = await runGit(
    [
      'ls-tree',
      '-r',
      '-z',
      '-l',
      '--full-tree',
      commit,
      ...(prefix ? [prefix] : []),
    ],
    run,
  );
  const entries = listing
    .toString('utf8')
    .split('\0')
    .flatMap(line => parseEntry(line) ?? []);
  const unread = new Map<string, Unread>();
  for (const entry of entries) {
    const why = whyUnread(entry);
    if (why) unread.set(entry.path, why);
  }
  const wanted = entries.filter(({ path }) => !unread.has(path));
  await loadBlobs(run, wanted, cache);
  const files = new Map<string, string>();
  for (const { id, path } of wanted) files.set(path, cache.get(id) ?? '');
  for (const id of cache.keys()) {
    if (cache.size <= MAX_CACHED_BLOBS) break;
    cache.delete(id);
  }
  return { files, unread };
}

function parseEntry(line: string): Entry | undefined {
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line);
  if (!match) return undefined;
  const [, mode, type, id, size, path] = match;
  return { mode, type, id, size: size === '-' ? 0 : Number(size), path };
}

/** Why a file is not read: what is no ordinary file is never followed, what is too large never loaded. */
function whyUnread({ mode, type, size }: Entry): Unread | undefined {
  if (mode === '120000') return 'link';
  if (type !== 'blob') return 'submodule';
  return size > MAX_YAML_BYTES ? 'size' : undefined;
}

async function loadBlobs(
  run: GitRun,
  entries: readonly Entry[],
  cache: BlobCache,
): Promise<void> {
  const missing = [...new Set(entries.map(({ id }) => id))].filter(
    id => !cache.has(id),
  );
  if (missing.length === 0) return;
  const output = await runGit(['cat-file', '--batch'], {
    ...run,
    input: `${missing.join('\n')}\n`,
  });
  let offset = 0;
  for (const id of missing) {
    const end = output.indexOf('\n', offset);
    const [, , size] = output.toString('utf8', offset, end).split(' ');
    const start = end + 1;
    offset = start + Number(size);
    cache.set(id, output.toString('utf8', start, offset));
    offset += 1;
  }
}
