import { writeCommit } from '../git/commit';
import { mergeBase } from '../git/history';
import { mergeTrees } from '../git/merge';
import { NO_COMMIT, pushRef, type RefChange } from '../git/push';
import { branchHead } from '../git/refs';
import { HttpProblem } from '../problems';
import { findProtection } from '../store/protections';
import type { PullRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';
import { combine, listStatuses } from '../store/statuses';
import type { User } from '../store/users';
import { listPulls, savePull } from './store';
import type { PullView } from './view';

/** How to merge. */
export type MergeRequest = {
  method: 'merge' | 'squash';
  title?: string;
  message?: string;
  expectedHead?: string;
  deleteSource: boolean;
};

async function requireStatuses(
  repository: StoredRepository,
  view: PullView,
): Promise<void> {
  const rule = await findProtection(repository, view.pull.base);
  if (!rule?.requiredStatuses) return;
  const { latest } = combine(await listStatuses(repository, view.headSha));
  const missing = rule.requiredStatuses.filter(
    context =>
      !latest.some(
        status => status.context === context && status.state === 'success',
      ),
  );
  if (missing.length > 0) {
    throw new HttpProblem(
      405,
      `Not all required status checks successful: ${missing.join(', ')}`,
    );
  }
}

function messageOf(view: PullView, request: MergeRequest): string {
  const { number, title, head, base, body } = view.pull;
  const ordinary =
    request.method === 'merge'
      ? `Merge pull request '${title}' (#${number}) from ${head} into ${base}`
      : `${title} (#${number})`;
  const text = request.message ?? (request.method === 'squash' ? body : '');
  return [request.title ?? ordinary, text]
    .filter(part => part !== '')
    .join('\n\n');
}

function closedBy(
  pull: PullRecord,
  merged: NonNullable<PullRecord['merged']>,
): PullRecord {
  return {
    ...pull,
    state: 'closed',
    merged,
    merging: undefined,
    updatedAt: merged.at,
    closedAt: merged.at,
  };
}

/** Decides, after a crash in the middle of merges, which of them happened. */
export async function recoverMerges(
  repository: StoredRepository,
): Promise<void> {
  for (const pull of await listPulls(repository, 'open')) {
    if (!pull.merging) continue;
    const base = await branchHead(repository.dir, pull.base);
    const happened =
      base !== undefined &&
      (await mergeBase(repository.dir, base, pull.merging.sha)) ===
        pull.merging.sha;
    await savePull(
      repository,
      happened ? closedBy(pull, pull.merging) : { ...pull, merging: undefined },
    );
  }
}

/**
 * Merges an open change request through the hooks of the repository. Call it inside
 * `Repositories.exclusively`. Throws 405 when it may not or cannot be merged and 409 when a branch
 * has moved.
 */
export async function mergePull(
  repository: StoredRepository,
  view: PullView,
  user: User,
  request: MergeRequest,
): Promise<{ view: PullView; changes: RefChange[] }> {
  const { pull, headSha, baseSha } = view;
  if (pull.merged)
    throw new HttpProblem(405, 'The change request is merged already');
  if (pull.state === 'closed')
    throw new HttpProblem(405, 'The change request is closed');
  if (request.expectedHead && request.expectedHead !== headSha) {
    throw new HttpProblem(
      409,
      `head out of date: ${pull.head} is at ${headSha}`,
    );
  }
  await requireStatuses(repository, view);
  const tree = await mergeTrees(repository.dir, baseSha, headSha);
  if (!tree)
    throw new HttpProblem(405, `${pull.head} conflicts with ${pull.base}`);
  const now = new Date().toISOString();
  const signature = { name: user.fullName, email: user.email, date: now };
  const sha = await writeCommit(repository.dir, {
    tree,
    parents: request.method === 'merge' ? [baseSha, headSha] : [baseSha],
    message: messageOf(view, request),
    author: signature,
    committer: signature,
  });
  const merge = { sha, by: user.login, at: now, method: request.method };
  await savePull(repository, { ...pull, headSha, baseSha, merging: merge });
  const changes = await pushRef(repository.dir, {
    ref: `refs/heads/${pull.base}`,
    before: baseSha,
    after: sha,
    user: user.login,
    merge: true,
  }).catch(async error => {
    await savePull(repository, pull);
    if (error instanceof HttpProblem && error.status === 403) {
      throw new HttpProblem(405, error.message);
    }
    throw error;
  });
  const merged = await savePull(
    repository,
    closedBy({ ...pull, headSha, baseSha }, merge),
  );
  if (
    request.deleteSource &&
    (await branchHead(repository.dir, pull.head)) === headSha
  ) {
    const deleted = await pushRef(repository.dir, {
      ref: `refs/heads/${pull.head}`,
      before: headSha,
      after: NO_COMMIT,
      user: user.login,
    });
    changes.push(...deleted);
  }
  return { view: { ...view, pull: merged, mergeable: false }, changes };
}
