import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withIndex, writeBlob } from './commit';
import { mergeBase } from './history';
import { gitText, runGit } from './run';
import { readBlob } from './trees';

type Stage = { mode: string; sha: string };
type Unmerged = Map<string, Map<string, Stage>>;

async function listUnmerged(
  repository: string,
  env: Record<string, string>,
): Promise<Unmerged> {
  const { stdout } = await runGit(['ls-files', '--unmerged', '-z'], {
    cwd: repository,
    env,
  });
  const unmerged: Unmerged = new Map();
  for (const line of stdout.toString('utf8').split('\0').slice(0, -1)) {
    const tab = line.indexOf('\t');
    const [mode, sha, stage] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    const stages = unmerged.get(path) ?? new Map<string, Stage>();
    unmerged.set(path, stages.set(stage, { mode, sha }));
  }
  return unmerged;
}

/** Merges three versions of a text; undefined when they conflict or are binary. */
async function mergeText(
  repository: string,
  blobs: string[],
): Promise<Buffer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-merge-'));
  try {
    const names = ['ours', 'base', 'theirs'];
    for (const [index, name] of names.entries()) {
      await writeFile(
        join(folder, name),
        await readBlob(repository, blobs[index]),
      );
    }
    // The exit code is the number of conflicts, or 255 for files that cannot be merged.
    const { code, stdout } = await runGit(
      ['merge-file', '-p', '-q', ...names],
      {
        cwd: folder,
        codes: Array.from({ length: 256 }, (_, value) => value),
      },
    );
    return code === 0 ? stdout : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The tree of a three-way merge without a work tree, or undefined on conflict. Built from `read-tree`
 * and `merge-file` because `git merge-tree --write-tree` needs git 2.38, newer than the git of
 * distributions still supported.
 */
export async function mergeTrees(
  repository: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const base = await mergeBase(repository, ours, theirs);
  if (base === undefined) return undefined;
  if (base === ours)
    return gitText(['rev-parse', `${theirs}^{tree}`], { cwd: repository });
  return withIndex(repository, async env => {
    await runGit(
      ['read-tree', '-i', '-m', '--aggressive', base, ours, theirs],
      {
        cwd: repository,
        env,
      },
    );
    const lines: string[] = [];
    for (const [path, stages] of await listUnmerged(repository, env)) {
      const [original, mine, other] = ['1', '2', '3'].map(stage =>
        stages.get(stage),
      );
      if (!original || !mine || !other || mine.mode !== other.mode)
        return undefined;
      const text = await mergeText(repository, [
        mine.sha,
        original.sha,
        other.sha,
      ]);
      if (!text) return undefined;
      lines.push(
        `${mine.mode} ${await writeBlob(repository, text)}\t${path}\0`,
      );
    }
    if (lines.length > 0) {
      await runGit(['update-index', '-z', '--index-info'], {
        cwd: repository,
        env,
        input: lines.join(''),
      });
    }
    return gitText(['write-tree'], { cwd: repository, env });
  });
}
