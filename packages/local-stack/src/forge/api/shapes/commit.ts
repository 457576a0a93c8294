import type { ForgeContext } from '../../context';
import type { CommitInfo, Signature } from '../../git/history';
import { EMPTY_TREE, listFileDiffs } from '../../git/diff';
import type { StoredRepository } from '../../store/repositories';
import { userShape } from './repository';

function addresses(context: ForgeContext, { record }: StoredRepository) {
  const path = `${record.owner}/${record.name}`;
  return {
    api: `${context.url}/api/v1/repos/${path}`,
    page: `${context.url}/${path}`,
  };
}

function account(context: ForgeContext, signature: Signature) {
  const user = context.users.byEmail(signature.email);
  return user ? userShape(context, user) : null;
}

/** Gitea's `Commit`, with its files when asked for. */
export async function commitShape(
  context: ForgeContext,
  repository: StoredRepository,
  commit: CommitInfo,
  withFiles: boolean,
) {
  const { api, page } = addresses(context, repository);
  const meta = (sha: string) => ({
    url: `${api}/git/commits/${sha}`,
    sha,
    created: commit.committer.date,
  });
  const files = withFiles
    ? await listFileDiffs(
        repository.dir,
        commit.parents[0] ?? EMPTY_TREE,
        commit.sha,
      )
    : [];
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return {
    ...meta(commit.sha),
    html_url: `${page}/commit/${commit.sha}`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { ...meta(commit.tree), url: `${api}/git/trees/${commit.tree}` },
      verification: null,
    },
    author: account(context, commit.author),
    committer: account(context, commit.committer),
    parents: commit.parents.map(meta),
    files: withFiles
      ? files.map(({ path, status }) => ({
          filename: path,
          status: {
            added: 'added',
            deleted: 'removed',
            changed: 'modified',
            renamed: 'renamed',
          }[status],
        }))
      : null,
    stats: withFiles
      ? { total: additions + deletions, additions, deletions }
      : null,
  };
}

/** Gitea's `PayloadCommit`, in branches and events. */
export function payloadCommitShape(
  context: ForgeContext,
  repository: StoredRepository,
  commit: CommitInfo,
) {
  const { page } = addresses(context, repository);
  const person = ({ name, email }: Signature) => ({
    name,
    email,
    username: context.users.byEmail(email)?.login ?? '',
  });
  return {
    id: commit.sha,
    message: commit.message,
    url: `${page}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    verification: null,
    timestamp: commit.committer.date,
    added: null,
    removed: null,
    modified: null,
  };
}
