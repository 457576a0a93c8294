import {
  accountShape,
  repositoryShape,
  userShape,
} from './api/shapes/repository';
import { payloadCommitShape } from './api/shapes/commit';
import { pullShape } from './api/shapes/pull';
import type { ForgeContext } from './context';
import type { ForgeEvent } from './deliveries';
import { listCommits } from './git/history';
import { NO_COMMIT, type RefChange } from './git/push';
import { followPush } from './pulls/open';
import { viewPull, type PullView } from './pulls/view';
import type { StoredRepository } from './store/repositories';
import type { User } from './store/users';

// Gitea lists five commits of a push too.
const COMMITS_IN_EVENT = 5;

async function pushEvent(
  context: ForgeContext,
  repository: StoredRepository,
  change: RefChange,
  user: User,
): Promise<ForgeEvent> {
  const { record, dir } = repository;
  const exclude = change.before === NO_COMMIT ? undefined : change.before;
  const commits =
    change.after === NO_COMMIT
      ? []
      : await listCommits(dir, change.after, {
          exclude,
          limit: COMMITS_IN_EVENT,
        });
  const shapes = commits.map(commit =>
    payloadCommitShape(context, repository, commit),
  );
  const page = `${context.url}/${record.owner}/${record.name}`;
  return {
    event: 'push',
    type: 'push',
    payload: {
      ref: change.ref,
      before: change.before,
      after: change.after,
      compare_url: exclude
        ? `${page}/compare/${exclude}...${change.after}`
        : '',
      commits: shapes,
      total_commits: shapes.length,
      head_commit: shapes[0] ?? null,
      repository: await repositoryShape(context, repository, user),
      pusher: userShape(context, user),
      sender: userShape(context, user),
    },
  };
}

/** What happened to a change request. */
export type PullAction =
  | 'opened'
  | 'edited'
  | 'closed'
  | 'reopened'
  | 'synchronized';

/** Tells the webhooks what happened to a change request. */
export async function announcePull(
  context: ForgeContext,
  repository: StoredRepository,
  view: PullView,
  action: PullAction,
  user: User,
): Promise<void> {
  const shape = await repositoryShape(context, repository, user);
  await context.deliveries.send(repository, [
    {
      event: 'pull_request',
      type: action === 'synchronized' ? 'pull_request_sync' : 'pull_request',
      payload: {
        action,
        number: view.pull.number,
        pull_request: pullShape(context, shape, view),
        repository: shape,
        sender: accountShape(context, user.login),
        commit_id: '',
        review: null,
      },
    },
  ]);
}

/** Follows a push that has happened: change requests first, then the webhooks. */
export async function afterPush(
  context: ForgeContext,
  repository: StoredRepository,
  changes: readonly RefChange[],
  user: User,
): Promise<void> {
  if (changes.length === 0) return;
  const { owner, name } = repository.record;
  const followed = await context.repositories.exclusively(owner, name, () =>
    followPush(repository, changes),
  );
  const events: ForgeEvent[] = [];
  for (const change of changes)
    events.push(await pushEvent(context, repository, change, user));
  await context.deliveries.send(repository, events);
  for (const pull of followed) {
    const view = await viewPull(repository, pull);
    await announcePull(context, repository, view, 'synchronized', user);
  }
}
