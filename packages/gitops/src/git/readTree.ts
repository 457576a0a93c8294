import { MAX_YAML_BYTES } from '@waymark/platform-api';
import { finding } from '../render/findings';
import type { DocumentFinding } from '../render/types';
import type { GitRun } from './runGit';
import { runGit } from './runGit';

/** Text files of a commit, and what lies beside them that is not read. */
export interface GitTree {
  files: ReadonlyMap<string, string>;
  /** Symbolic links, submodules, and files that are too large: never followed, never read. */
  findings: DocumentFinding[];
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
  const findings = entries.flatMap(refuse);
  const refused = new Set(findings.map(({ document }) => document));
  const wanted = entries.filter(({ path }) => !refused.has(path));
  await loadBlobs(run, wanted, cache);
  const files = new Map<string, string>();
  for (const { id, path } of wanted) files.set(path, cache.get(id) ?? '');
  for (const id of cache.keys()) {
    if (cache.size <= MAX_CACHED_BLOBS) break;
    cache.delete(id);
  }
  return { files, findings };
}

function parseEntry(line: string): Entry | undefined {
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line);
  if (!match) return undefined;
  const [, mode, type, id, size, path] = match;
  return { mode, type, id, size: size === '-' ? 0 : Number(size), path };
}

function refuse({ mode, type, size, path }: Entry): DocumentFinding[] {
  const refusal = (constraint: string, message: string) => [
    finding(path, {
      path: '',
      constraint,
      value: mode,
      message,
      fix: 'Replace it by an ordinary file.',
    }),
  ];
  if (mode === '120000') {
    return refusal(
      'file.link',
      'It is a symbolic link; links are not followed.',
    );
  }
  if (type !== 'blob') {
    return refusal('file.submodule', 'It is a submodule; those are not read.');
  }
  if (size > MAX_YAML_BYTES) {
    return refusal('file.size', `It is larger than ${MAX_YAML_BYTES} bytes.`);
  }
  return [];
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
