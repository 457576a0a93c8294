import { EMPTY_TREE } from '../git/diff';
import { listCommits, type CommitInfo } from '../git/history';
import type { PullView } from '../pulls/view';
import type { PullRecord, ReviewRecord, StatusRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';
import { combine, listStatuses } from '../store/statuses';
import { diffView } from './diff';
import { encodePath, html, type Html } from './html';
import { commitRow, layout, repositoryHead, time } from './layout';
import { renderMarkdown } from './markdown';

function statusList(statuses: readonly StatusRecord[]): Html | undefined {
  if (statuses.length === 0) return undefined;
  return html`<h2>Checks</h2>
    <section class="panel">
      <ul class="rows">
        ${statuses.map(
          status => html`<li>
            <span class="state ${status.state}">${status.state}</span>
            <span class="main">
              ${status.targetUrl
                ? html`<a href="${status.targetUrl}" rel="noreferrer"
                    >${status.context}</a
                  >`
                : status.context}
              <span class="quiet">${status.description}</span>
            </span>
          </li>`,
        )}
      </ul>
    </section>`;
}

/** One commit and what it changed. */
export async function commitPage(
  repository: StoredRepository,
  commit: CommitInfo,
): Promise<Html> {
  const { record, dir, meta } = repository;
  const [subject, ...rest] = commit.message.trim().split('\n');
  const { latest } = combine(
    await listStatuses({ record, dir, meta }, commit.sha),
  );
  const at = `/${record.owner}/${record.name}`;
  return layout(
    subject,
    html`${repositoryHead(repository, 'commits')}
      <h2>${subject}</h2>
      ${rest.length > 0 && html`<pre>${rest.join('\n').trim()}</pre>`}
      <p class="quiet">
        ${commit.author.name}, ${time(commit.author.date)} ·
        <code>${commit.sha}</code> ·
        <a href="${at}/src/commit/${commit.sha}">files at this commit</a>
        ${commit.parents.map(
          parent =>
            html` · parent
              <a href="${at}/commit/${parent}">${parent.slice(0, 10)}</a>`,
        )}
      </p>
      ${statusList(latest)}
      ${await diffView(dir, commit.parents[0] ?? EMPTY_TREE, commit.sha)}`,
  );
}

function stateOf(pull: PullRecord): Html {
  const state = pull.merged ? 'merged' : pull.state;
  return html`<span class="state ${state}">${state}</span>`;
}

/** Change requests, newest first. */
export function pullsPage(
  repository: StoredRepository,
  pulls: readonly PullRecord[],
): Html {
  const { record } = repository;
  const rows = pulls.map(
    pull => html`<li>
      ${stateOf(pull)}
      <span class="main">
        <a href="/${record.owner}/${record.name}/pulls/${pull.number}"
          >${pull.title}</a
        >
        <span class="quiet">#${pull.number}</span>
      </span>
      <span class="quiet">${pull.author}</span>
      <span class="quiet">${time(pull.createdAt)}</span>
    </li>`,
  );
  return layout(
    `Change requests of ${record.name}`,
    html`${repositoryHead(repository, 'pulls')}
    ${rows.length > 0
      ? html`<section class="panel">
          <ul class="rows">
            ${rows}
          </ul>
        </section>`
      : html`<p class="empty">
          No change request yet. A change that needs review opens one here.
        </p>`}`,
  );
}

const VERDICTS: Record<ReviewRecord['event'], string> = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'wants changes to',
  COMMENT: 'commented on',
};

function outcome({ pull, mergeable }: PullView): string {
  if (pull.merged)
    return `Merged by ${pull.merged.by} as ${pull.merged.sha.slice(0, 10)}.`;
  if (pull.state === 'closed') return 'Closed without merging.';
  return mergeable ? 'It can be merged.' : `It conflicts with ${pull.base}.`;
}

/** One change request: what it says, its checks, comments, commits and diff. */
export async function pullPage(
  repository: StoredRepository,
  view: PullView,
): Promise<Html> {
  const { record, dir } = repository;
  const { pull } = view;
  const at = `/${record.owner}/${record.name}`;
  const files = `${at}/src/commit/${view.headSha}`;
  const place = {
    folder: '',
    filePage: files,
    rawPage: `${at}/raw/commit/${view.headSha}`,
  };
  const said = (author: string, when: string, body: string) => html`<section
    class="panel"
  >
    <div class="bar">
      <strong>${author}</strong> <span class="quiet">${time(when)}</span>
    </div>
    <div class="body markdown">
      ${body === ''
        ? html`<p class="quiet">No description.</p>`
        : renderMarkdown(body, place)}
    </div>
  </section>`;
  const branch = (name: string) =>
    html`<a href="${at}/src/branch/${encodePath(name)}"
      ><code>${name}</code></a
    >`;
  const { latest } = combine(await listStatuses(repository, view.headSha));
  const commits = await listCommits(dir, view.headSha, {
    exclude: view.startSha,
    limit: 100,
  });
  return layout(
    pull.title,
    html`${repositoryHead(repository, 'pulls')}
      <h2>${pull.title} <span class="quiet">#${pull.number}</span></h2>
      <p>
        ${stateOf(pull)} ${branch(pull.head)} into ${branch(pull.base)}.
        <span class="quiet">${outcome(view)}</span>
      </p>
      ${said(pull.author, pull.createdAt, pull.body)}
      ${pull.comments.map(comment =>
        said(comment.author, comment.createdAt, comment.body),
      )}
      ${pull.reviews.map(review =>
        said(
          `${review.author} ${VERDICTS[review.event]} ${review.sha.slice(
            0,
            10,
          )}`,
          review.createdAt,
          review.body,
        ),
      )}
      ${statusList(latest)}
      <h2>Commits</h2>
      <section class="panel">
        <ul class="rows">
          ${commits.map(commit => commitRow(repository, commit))}
        </ul>
      </section>
      <h2>Changes</h2>
      ${await diffView(dir, view.startSha, view.headSha)}`,
  );
}
