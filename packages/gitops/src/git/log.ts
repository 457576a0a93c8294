import type { Person } from './commit';
import { runGit, type GitRun } from './runGit';

/** What a commit says about itself. Whoever pushes writes all of it: none of it is proven. */
export interface CommitInfo {
  id: string;
  /** Two or more make it a merge. */
  parents: readonly string[];
  author: Person;
  committer: Person;
  committedAt: Date;
  subject: string;
  trailers: ReadonlyMap<string, string>;
}

/** What a commit did to one file. */
export interface TouchedPath {
  path: string;
  change: 'added' | 'changed' | 'removed';
}

/** A commit with the files it touched against its first parent: a merge's are all that it brought. */
export interface LoggedCommit extends CommitInfo {
  touched: readonly TouchedPath[];
}

/** Which commits to list. */
export interface LogQuery {
  limit: number;
  /** Only commits that touch one of these files or folders (which end in a slash); all of them when left out. */
  paths?: readonly string[];
}

const FORMAT = [
  ...['%H', '%P', '%an', '%ae', '%cn', '%ce', '%cI', '%s'],
  '%(trailers:only,unfold)',
].join('%x00');
const FIELDS = 9;
const ID = /^[0-9a-f]{40}$/;
const CHANGES: Record<string, TouchedPath['change']> = {
  A: 'added',
  D: 'removed',
};

/** One commit, without its files. */
export async function readCommit(
  run: GitRun,
  commit: string,
): Promise<CommitInfo> {
  const text = await runGit(
    ['log', '-1', '-z', `--format=${FORMAT}`, commit],
    run,
  );
  return toCommit(text.toString('utf8').split('\0'));
}

/** Commits on the line of first parents from `commit`, itself first, with all files they touched. */
export async function readLog(
  run: GitRun,
  commit: string,
  { limit, paths }: LogQuery,
): Promise<LoggedCommit[]> {
  const output = await runGit(
    [
      'log',
      '-z',
      '--first-parent',
      '--diff-merges=first-parent',
      '--full-diff',
      '--no-renames',
      '--name-status',
      `--max-count=${limit}`,
      `--format=${FORMAT}`,
      commit,
      '--',
      ...(paths ?? []).map(path => `:(literal)${path}`),
    ],
    run,
  );
  return parseLog(output.toString('utf8'));
}

/** A header of fixed length, then pairs of status and path, until the next header. */
function parseLog(text: string): LoggedCommit[] {
  const tokens = text.split('\0');
  const commits: LoggedCommit[] = [];
  let at = 0;
  while (ID.test(tokens[at] ?? '')) {
    const commit = toCommit(tokens.slice(at, at + FIELDS));
    const touched: TouchedPath[] = [];
    for (at += FIELDS; /^\n?[A-Z]$/.test(tokens[at] ?? ''); at += 2) {
      const path = tokens[at + 1];
      touched.push({ path, change: CHANGES[tokens[at].trim()] ?? 'changed' });
    }
    commits.push({ ...commit, touched });
  }
  return commits;
}

function toCommit(fields: readonly string[]): CommitInfo {
  const [id, parents, name, email, committer, address, date, subject] = fields;
  return {
    id,
    parents: parents.split(' ').filter(Boolean),
    author: { name, email },
    committer: { name: committer, email: address },
    committedAt: new Date(date),
    subject,
    trailers: new Map(
      fields[FIELDS - 1]
        .trim()
        .split('\n')
        .map((line): [string, string] => {
          const colon = line.indexOf(': ');
          return [line.slice(0, colon), line.slice(colon + 2)];
        }),
    ),
  };
}
