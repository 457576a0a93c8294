import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signature } from './history';
import { gitText, runGit } from './run';

/** New content of a file, or its removal. */
export type FileEdit = { path: string; content: Buffer | null };

/** Runs work on an index file of its own inside the repository, removed afterwards. */
export async function withIndex<T>(
  repository: string,
  work: (env: Record<string, string>) => Promise<T>,
): Promise<T> {
  const index = join(repository, `index.${randomUUID()}`);
  try {
    return await work({ GIT_INDEX_FILE: index });
  } finally {
    await rm(index, { force: true });
    await rm(`${index}.lock`, { force: true });
  }
}

/** Stores bytes and returns their blob id. */
export function writeBlob(
  repository: string,
  content: Buffer,
): Promise<string> {
  return gitText(['hash-object', '-w', '--stdin'], {
    cwd: repository,
    input: content,
  });
}

/** The tree that results from edits on a base commit; an undefined base is the empty tree. */
export function editTree(
  repository: string,
  base: string | undefined,
  edits: readonly FileEdit[],
): Promise<string> {
  return withIndex(repository, async env => {
    if (base) await runGit(['read-tree', base], { cwd: repository, env });
    const lines: string[] = [];
    for (const { path, content } of edits) {
      const line = content
        ? `100644 ${await writeBlob(repository, content)}\t${path}`
        : `0 ${'0'.repeat(40)}\t${path}`;
      lines.push(`${line}\0`);
    }
    await runGit(['update-index', '-z', '--index-info'], {
      cwd: repository,
      env,
      input: lines.join(''),
    });
    return gitText(['write-tree'], { cwd: repository, env });
  });
}

/** What {@link writeCommit} records. */
export type NewCommit = {
  tree: string;
  parents: string[];
  message: string;
  author: Signature;
  committer: Signature;
};

/** Stores a commit; no ref moves. */
export function writeCommit(
  repository: string,
  commit: NewCommit,
): Promise<string> {
  return gitText(
    [
      'commit-tree',
      commit.tree,
      ...commit.parents.flatMap(parent => ['-p', parent]),
      '-F',
      '-',
    ],
    {
      cwd: repository,
      input: commit.message,
      env: {
        GIT_AUTHOR_NAME: commit.author.name,
        GIT_AUTHOR_EMAIL: commit.author.email,
        GIT_AUTHOR_DATE: commit.author.date,
        GIT_COMMITTER_NAME: commit.committer.name,
        GIT_COMMITTER_EMAIL: commit.committer.email,
        GIT_COMMITTER_DATE: commit.committer.date,
      },
    },
  );
}
