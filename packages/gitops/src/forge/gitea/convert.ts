import type { z } from 'zod';
import type {
  ChangedFile,
  ChangeRequest,
  CommitStatus,
  CommitStatusState,
  ForgeUser,
  Repository,
  Webhook,
} from '../types';
import type {
  giteaChangedFile,
  giteaHook,
  giteaPull,
  giteaRepository,
  giteaStatus,
  giteaUser,
} from './schemas';

/** A repository of ours from Gitea's. */
export function toRepository(
  from: z.infer<typeof giteaRepository>,
): Repository {
  return {
    owner: from.owner.login,
    name: from.name,
    description: from.description,
    defaultBranch: from.default_branch || 'main',
    empty: from.empty,
    private: from.private,
    archived: from.archived,
    url: from.html_url,
    cloneUrl: from.clone_url,
  };
}

/** A user from Gitea's. */
export function toUser(from: z.infer<typeof giteaUser>): ForgeUser {
  return { login: from.login, fullName: from.full_name, email: from.email };
}

/** A change request from Gitea's pull request. */
export function toChangeRequest(
  from: z.infer<typeof giteaPull>,
): ChangeRequest {
  return {
    number: from.number,
    title: from.title,
    body: from.body,
    state: from.merged ? 'merged' : from.state,
    source: { branch: from.head.ref, sha: from.head.sha },
    target: { branch: from.base.ref, sha: from.base.sha },
    mergeable: from.mergeable,
    mergeCommit: from.merged ? from.merge_commit_sha ?? undefined : undefined,
    ...(from.merged && from.merged_by && { mergedBy: toUser(from.merged_by) }),
    author: from.user?.login ?? '',
    url: from.html_url,
    createdAt: new Date(from.created_at).toISOString(),
    updatedAt: new Date(from.updated_at).toISOString(),
  };
}

const FILE_STATUS: Record<string, ChangedFile['status']> = {
  added: 'added',
  deleted: 'deleted',
  removed: 'deleted',
  renamed: 'renamed',
};

/** A changed file from Gitea's. */
export function toChangedFile(
  from: z.infer<typeof giteaChangedFile>,
): ChangedFile {
  return {
    path: from.filename,
    previousPath: from.previous_filename || undefined,
    status: FILE_STATUS[from.status] ?? 'changed',
    additions: from.additions,
    deletions: from.deletions,
  };
}

// Gitea knows two more states than a change request has to: a warning does not pass, a skipped check does.
const STATES: Record<string, CommitStatusState> = {
  success: 'success',
  skipped: 'success',
  error: 'error',
  failure: 'failure',
  warning: 'failure',
};

/** A state from Gitea's; what it does not know yet is pending. */
export function toState(from: string): CommitStatusState {
  return STATES[from] ?? 'pending';
}

/** A commit status from Gitea's. */
export function toStatus(from: z.infer<typeof giteaStatus>): CommitStatus {
  return {
    context: from.context,
    state: toState(from.status),
    description: from.description || undefined,
    targetUrl: from.target_url || undefined,
  };
}

/** A webhook from Gitea's. */
export function toWebhook({
  id,
  active,
  events,
  config,
}: z.infer<typeof giteaHook>): Webhook {
  return { id, active, events, url: config.url };
}
