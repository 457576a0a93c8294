import { gitText, runGit } from './run';

/** Who and when, of an author or committer. */
export type Signature = { name: string; email: string; date: string };

/** One commit. */
export type CommitInfo = {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
};

const FIELDS = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
];
const FORMAT = `--format=${FIELDS.join('%x00')}`;

/** Which part of the history. */
export type LogQuery = {
  path?: string;
  skip?: number;
  limit?: number;
  exclude?: string;
};

function logArguments(commit: string, query: LogQuery): string[] {
  return [
    ...(query.skip ? [`--skip=${query.skip}`] : []),
    ...(query.limit ? [`--max-count=${query.limit}`] : []),
    commit,
    ...(query.exclude ? [`^${query.exclude}`] : []),
    '--',
    ...(query.path ? [query.path] : []),
  ];
}

/** Commits reachable from a commit, newest first. */
export async function listCommits(
  repository: string,
  commit: string,
  query: LogQuery = {},
): Promise<CommitInfo[]> {
  const text = await gitText(
    ['log', '-z', FORMAT, ...logArguments(commit, query)],
    {
      cwd: repository,
    },
  );
  const fields = text.split('\0');
  const commits: CommitInfo[] = [];
  for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
    const [sha, tree, parents, an, ae, ad, cn, ce, cd, message] =
      fields.slice(at);
    commits.push({
      sha: sha.trim(),
      tree,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
      message: message.replace(/\n+$/, '\n'),
    });
  }
  return commits;
}

/** One commit. */
export async function readCommit(
  repository: string,
  sha: string,
): Promise<CommitInfo> {
  const [commit] = await listCommits(repository, sha, { limit: 1 });
  return commit;
}

/** How many commits {@link listCommits} would list without a limit. */
export async function countCommits(
  repository: string,
  commit: string,
  query: LogQuery = {},
): Promise<number> {
  return Number(
    await gitText(['rev-list', '--count', ...logArguments(commit, query)], {
      cwd: repository,
    }),
  );
}

/** The best common ancestor; undefined when the histories share nothing. */
export async function mergeBase(
  repository: string,
  one: string,
  other: string,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(['merge-base', one, other], {
    cwd: repository,
    codes: [0, 1],
  });
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}
