import { isRefName, isSha } from '../names';
import { gitText, runGit } from './run';

/** A branch and the commit it is at. */
export type BranchHead = { name: string; sha: string };

/** All branches by name. */
export async function listBranches(repository: string): Promise<BranchHead[]> {
  const text = await gitText(
    [
      'for-each-ref',
      '--format=%(objectname) %(refname:lstrip=2)',
      'refs/heads/',
    ],
    { cwd: repository },
  );
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => ({ sha: line.slice(0, 40), name: line.slice(41) }));
}

async function commitOf(
  repository: string,
  revision: string,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(
    [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{commit}`,
    ],
    { cwd: repository, codes: [0, 1, 128] },
  );
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** The commit a branch is at. */
export async function branchHead(
  repository: string,
  branch: string,
): Promise<string | undefined> {
  return isRefName(branch)
    ? commitOf(repository, `refs/heads/${branch}`)
    : undefined;
}

/** The commit that a branch, tag, `HEAD`, full or shortened id stands for, in this order. */
export async function resolveCommit(
  repository: string,
  ref: string,
): Promise<string | undefined> {
  if (ref === 'HEAD') return commitOf(repository, 'HEAD');
  if (isSha(ref)) return commitOf(repository, ref);
  if (!isRefName(ref)) return undefined;
  const named =
    (await commitOf(repository, `refs/heads/${ref}`)) ??
    (await commitOf(repository, `refs/tags/${ref}`));
  if (named !== undefined) return named;
  return /^[0-9a-f]{7,39}$/.test(ref) ? commitOf(repository, ref) : undefined;
}

/**
 * Splits `<branch>/<path>`, where the branch itself may hold slashes, by asking which branch exists;
 * the shortest wins (git cannot hold both `a` and `a/b`).
 */
export async function splitBranchPath(
  repository: string,
  value: string,
): Promise<{ branch: string; sha: string; path: string } | undefined> {
  const branches = await listBranches(repository);
  const match = branches.find(
    ({ name }) => value === name || value.startsWith(`${name}/`),
  );
  return match
    ? {
        branch: match.name,
        sha: match.sha,
        path: value.slice(match.name.length + 1),
      }
    : undefined;
}

/** Points a ref that is the forge's own (`refs/pull/…`) at a commit; no hook runs. */
export async function setOwnRef(
  repository: string,
  ref: string,
  sha: string,
): Promise<void> {
  await runGit(['update-ref', ref, sha], { cwd: repository });
}
