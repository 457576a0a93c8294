import { runGit } from './run';

/** What git calls a tree without entries; it need not be stored to be named. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** How one file differs between two trees. */
export type FileDiff = {
  path: string;
  previousPath?: string;
  status: 'added' | 'changed' | 'deleted' | 'renamed';
  additions: number;
  deletions: number;
};

const STATUS: Record<string, FileDiff['status']> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
};

async function fields(repository: string, args: string[]): Promise<string[]> {
  const { stdout } = await runGit(['diff-tree', '-r', '-z', '-M', ...args], {
    cwd: repository,
  });
  return stdout.toString('utf8').split('\0').slice(0, -1);
}

async function lineCounts(
  repository: string,
  from: string,
  to: string,
): Promise<Map<string, { additions: number; deletions: number }>> {
  const counts = new Map<string, { additions: number; deletions: number }>();
  const parts = await fields(repository, ['--numstat', from, to]);
  for (let at = 0; at < parts.length; at += 1) {
    const [additions, deletions, path] = parts[at].split('\t');
    let name = path;
    if (name === '') {
      // A rename: old and new name follow as fields of their own.
      name = parts[at + 2];
      at += 2;
    }
    // A binary file has '-' for both.
    counts.set(name, {
      additions: Number(additions) || 0,
      deletions: Number(deletions) || 0,
    });
  }
  return counts;
}

/** The files that differ between two commits or trees, by path. */
export async function listFileDiffs(
  repository: string,
  from: string,
  to: string,
): Promise<FileDiff[]> {
  const counts = await lineCounts(repository, from, to);
  const parts = await fields(repository, ['--name-status', from, to]);
  const files: FileDiff[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const letter = parts[at][0];
    const renamed = letter === 'R' || letter === 'C';
    const previousPath = renamed ? parts[at + 1] : undefined;
    if (renamed) at += 1;
    const path = parts[at + 1];
    files.push({
      path,
      previousPath,
      status: STATUS[letter] ?? 'changed',
      ...(counts.get(path) ?? { additions: 0, deletions: 0 }),
    });
  }
  return files;
}

/** The unified diff between two commits or trees. */
export async function readPatch(
  repository: string,
  from: string,
  to: string,
): Promise<Buffer> {
  const { stdout } = await runGit(['diff-tree', '-r', '-p', '-M', from, to], {
    cwd: repository,
  });
  return stdout;
}
