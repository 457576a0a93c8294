import type { ForgeContext } from '../../context';
import type { PullView } from '../../pulls/view';
import type {
  CommentRecord,
  PullRecord,
  ReviewRecord,
} from '../../store/records';
import type { StoredRepository } from '../../store/repositories';
import { accountShape, type RepositoryShape } from './repository';

/** Gitea's `PullRequest`. */
export function pullShape(
  context: ForgeContext,
  repository: RepositoryShape,
  view: PullView,
) {
  const { pull } = view;
  const page = `${repository.html_url}/pulls/${pull.number}`;
  const side = (ref: string, sha: string) => ({
    label: ref,
    ref,
    sha,
    repo_id: repository.id,
    repo: repository,
  });
  return {
    id: repository.id * 1000 + pull.number,
    url: page,
    number: pull.number,
    user: accountShape(context, pull.author),
    title: pull.title,
    body: pull.body,
    labels: [],
    milestone: null,
    assignee: null,
    assignees: null,
    requested_reviewers: null,
    state: pull.state,
    draft: false,
    is_locked: false,
    comments: pull.comments.length,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    mergeable: view.mergeable,
    merged: pull.merged !== undefined,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    merged_by: pull.merged ? accountShape(context, pull.merged.by) : null,
    allow_maintainer_edit: false,
    base: side(pull.base, view.baseSha),
    head: side(pull.head, view.headSha),
    merge_base: view.startSha,
    due_date: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    pin_order: 0,
  };
}

/** Gitea's `PullReview`. */
export function reviewShape(
  context: ForgeContext,
  { record }: StoredRepository,
  pull: PullRecord,
  review: ReviewRecord,
) {
  const page = `${context.url}/${record.owner}/${record.name}/pulls/${pull.number}`;
  return {
    id: review.id,
    user: accountShape(context, review.author),
    team: null,
    state: review.event,
    body: review.body,
    commit_id: review.sha,
    stale: pull.headSha !== review.sha,
    official: true,
    dismissed: false,
    comments_count: 0,
    submitted_at: review.createdAt,
    updated_at: review.createdAt,
    html_url: `${page}#review-${review.id}`,
    pull_request_url: page,
  };
}

/** Gitea's `Comment`. */
export function commentShape(
  context: ForgeContext,
  { record }: StoredRepository,
  pull: PullRecord,
  comment: CommentRecord,
) {
  const page = `${context.url}/${record.owner}/${record.name}/pulls/${pull.number}`;
  return {
    id: comment.id,
    html_url: `${page}#issuecomment-${comment.id}`,
    pull_request_url: page,
    issue_url: '',
    user: accountShape(context, comment.author),
    original_author: '',
    original_author_id: 0,
    body: comment.body,
    assets: [],
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}
