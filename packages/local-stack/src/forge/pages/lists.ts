import { countCommits, listCommits } from '../git/history';
import type { StoredRepository } from '../store/repositories';
import { encodePath, html, type Html } from './html';
import { commitRow, layout, repositoryHead, time } from './layout';

const COMMITS_PER_PAGE = 50;

/** Repositories, of everybody or of one owner. */
export async function repositoriesPage(
  repositories: readonly StoredRepository[],
  owner?: string,
): Promise<Html> {
  const rows = await Promise.all(
    repositories.map(async ({ record, dir }) => {
      const [last] = await listCommits(dir, 'HEAD', { limit: 1 }).catch(
        () => [],
      );
      return html`<li>
        <span class="main">
          <a href="/${record.owner}/${record.name}"
            >${record.owner}/${record.name}</a
          ><br />
          <span class="quiet">${record.description || 'No description'}</span>
        </span>
        <span class="quiet">${last ? time(last.committer.date) : 'empty'}</span>
      </li>`;
    }),
  );
  const list =
    rows.length > 0
      ? html`<section class="panel">
          <ul class="rows">
            ${rows}
          </ul>
        </section>`
      : html`<p class="empty">
          No repository yet. A golden path in the portal makes the first one.
        </p>`;
  return layout(
    owner ?? 'Repositories',
    html`<h1>${owner ?? 'Repositories'}</h1>
      ${list}`,
  );
}

/** Commits of a branch, newest first. */
export async function commitsPage(
  repository: StoredRepository,
  branch: { name: string; sha: string },
  page: number,
): Promise<Html> {
  const { record, dir } = repository;
  const total = await countCommits(dir, branch.sha);
  const skip = (page - 1) * COMMITS_PER_PAGE;
  const commits = await listCommits(dir, branch.sha, {
    skip,
    limit: COMMITS_PER_PAGE,
  });
  const at = `/${record.owner}/${record.name}/commits/branch/${encodePath(
    branch.name,
  )}`;
  return layout(
    `Commits of ${record.name}`,
    html`${repositoryHead(repository, 'commits', branch.name)}
      <section class="panel">
        <div class="bar">
          <code>${branch.name}</code>
          <span class="quiet"
            >${total} ${total === 1 ? 'commit' : 'commits'}</span
          >
        </div>
        <ul class="rows">
          ${commits.map(commit => commitRow(repository, commit))}
        </ul>
      </section>
      <p class="pager">
        ${page > 1 && html`<a href="${at}?page=${page - 1}">Newer</a>`}
        ${skip + commits.length < total &&
        html`<a href="${at}?page=${page + 1}">Older</a>`}
      </p>`,
  );
}
