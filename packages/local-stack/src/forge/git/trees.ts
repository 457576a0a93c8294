import { runGit } from './run';

/** One entry of a tree, as `git ls-tree -l` says it. */
export type TreeEntry = {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes; 0 for what is not a blob. */
  size: number;
  /** From the root of the repository. */
  path: string;
};

function parseEntry(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode, type, sha, size] = line.slice(0, tab).split(/\s+/);
  return {
    mode,
    type: type === 'tree' || type === 'commit' ? type : 'blob',
    sha,
    size: size === '-' ? 0 : Number(size),
    path: line.slice(tab + 1),
  };
}

async function lsTree(
  repository: string,
  args: string[],
): Promise<TreeEntry[]> {
  const { stdout } = await runGit(['ls-tree', '-l', '-z', ...args], {
    cwd: repository,
  });
  return stdout
    .toString('utf8')
    .split('\0')
    .filter(line => line !== '')
    .map(parseEntry);
}

/** Every entry below the root; trees themselves only when asked for. */
export function listTreeRecursive(
  repository: string,
  commit: string,
): Promise<TreeEntry[]> {
  return lsTree(repository, ['-r', '-t', commit]);
}

/** The entries of one folder, folders first. */
export async function listFolder(
  repository: string,
  commit: string,
  path: string,
): Promise<TreeEntry[]> {
  const entries = await lsTree(
    repository,
    path === '' ? [commit] : [commit, '--', `${path}/`],
  );
  return entries.sort(
    (a, b) =>
      Number(b.type === 'tree') - Number(a.type === 'tree') ||
      (a.path < b.path ? -1 : 1),
  );
}

/** The entry at a path; undefined when there is none. */
export async function entryAt(
  repository: string,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  const entries = await lsTree(repository, [commit, '--', path]);
  return entries.find(entry => entry.path === path);
}

/** The bytes of a blob. */
export async function readBlob(
  repository: string,
  sha: string,
): Promise<Buffer> {
  const { stdout } = await runGit(['cat-file', 'blob', sha], {
    cwd: repository,
  });
  return stdout;
}

/** The id of a commit's tree. */
export async function treeOf(
  repository: string,
  commit: string,
): Promise<string> {
  const { stdout } = await runGit(
    ['rev-parse', '--verify', `${commit}^{tree}`],
    {
      cwd: repository,
    },
  );
  return stdout.toString('utf8').trim();
}
