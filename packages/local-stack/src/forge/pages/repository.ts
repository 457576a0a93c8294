import type { ForgeContext } from '../context';
import { listCommits } from '../git/history';
import { listBranches, type BranchHead } from '../git/refs';
import { listFolder, readBlob, type TreeEntry } from '../git/trees';
import type { StoredRepository } from '../store/repositories';
import { encodePath, html, type Html } from './html';
import { commitRow, layout, repositoryHead } from './layout';
import { renderMarkdown } from './markdown';

const MAX_TEXT_BYTES = 1_000_000;

/** A folder or file that is shown: at a branch, or at a commit when it was linked so. */
export type Place = {
  kind: 'branch' | 'commit';
  ref: string;
  sha: string;
  path: string;
};

function pageAt(
  { record }: StoredRepository,
  view: 'src' | 'raw',
  place: Place,
): string {
  return `/${record.owner}/${record.name}/${view}/${place.kind}/${encodePath(
    place.ref,
  )}`;
}

function breadcrumb(repository: StoredRepository, place: Place): Html {
  const parts = place.path === '' ? [] : place.path.split('/');
  const base = pageAt(repository, 'src', place);
  const links = parts.map(
    (part, index) =>
      html` /
        <a href="${base}/${encodePath(parts.slice(0, index + 1).join('/'))}"
          >${part}</a
        >`,
  );
  return html`<a href="${base}">${repository.record.name}</a>${links}
    <span class="quiet"
      >at ${place.kind === 'commit' ? place.ref.slice(0, 10) : place.ref}</span
    >`;
}

async function readme(
  repository: StoredRepository,
  place: Place,
  entries: TreeEntry[],
) {
  const entry = entries.find(({ path }) => /(^|\/)readme\.md$/i.test(path));
  if (!entry || entry.type !== 'blob' || entry.size > MAX_TEXT_BYTES)
    return undefined;
  const source = (await readBlob(repository.dir, entry.sha)).toString('utf8');
  const rendered = renderMarkdown(source, {
    folder: place.path,
    filePage: pageAt(repository, 'src', place),
    rawPage: pageAt(repository, 'raw', place),
  });
  return html`<section class="panel">
    <div class="bar">${entry.path.split('/').at(-1)}</div>
    <div class="body markdown">${rendered}</div>
  </section>`;
}

async function folderView(
  repository: StoredRepository,
  place: Place,
): Promise<Html> {
  const entries = await listFolder(repository.dir, place.sha, place.path);
  const base = pageAt(repository, 'src', place);
  const rows = entries.map(({ path, type, size }) => {
    const name = `${path.split('/').at(-1)}${type === 'tree' ? '/' : ''}`;
    return html`<li>
      <span class="main"
        ><a href="${base}/${encodePath(path)}">${name}</a></span
      >
      ${type === 'blob' &&
      html`<span class="quiet">${size.toLocaleString('en')} bytes</span>`}
    </li>`;
  });
  const [last] = await listCommits(repository.dir, place.sha, {
    path: place.path,
    limit: 1,
  });
  return html`<section class="panel">
      <div class="bar">${breadcrumb(repository, place)}</div>
      <ul class="rows">
        ${last && commitRow(repository, last, true)}${rows}
      </ul>
    </section>
    ${await readme(repository, place, entries)}`;
}

async function fileView(
  repository: StoredRepository,
  place: Place,
  entry: TreeEntry,
): Promise<Html> {
  const raw = `${pageAt(repository, 'raw', place)}/${encodePath(entry.path)}`;
  const bytes =
    entry.size <= MAX_TEXT_BYTES
      ? await readBlob(repository.dir, entry.sha)
      : undefined;
  const lines =
    bytes && !bytes.includes(0)
      ? bytes.toString('utf8').replace(/\n$/, '').split('\n')
      : undefined;
  const numbered = lines?.map(
    (line, index) =>
      html`<span class="n">${index + 1}</span><span class="t">${line}</span>`,
  );
  return html`<section class="panel">
    <div class="bar">
      ${breadcrumb(repository, place)} <a class="quiet" href="${raw}">Raw</a>
    </div>
    ${numbered
      ? html`<pre class="lines" tabindex="0">${numbered}</pre>`
      : html`<p class="empty">
          ${entry.size.toLocaleString('en')} bytes that are not shown as text.
          <a href="${raw}">Download</a>
        </p>`}
  </section>`;
}

/** A folder with its README, or a file. */
export async function sourcePage(
  repository: StoredRepository,
  place: Place,
  entry?: TreeEntry,
): Promise<Html> {
  const branch = place.kind === 'branch' ? place.ref : undefined;
  const content =
    entry && entry.type !== 'tree'
      ? await fileView(repository, place, entry)
      : await folderView(repository, place);
  const title = place.path || repository.record.name;
  return layout(
    title,
    html`${repositoryHead(repository, 'files', branch)} ${content}`,
  );
}

function branchList(
  { record }: StoredRepository,
  branches: BranchHead[],
): Html {
  const rows = branches.map(
    ({ name, sha }) => html`<li>
      <span class="main">
        <a href="/${record.owner}/${record.name}/src/branch/${encodePath(name)}"
          >${name}</a
        >
      </span>
      <code class="quiet">${sha.slice(0, 10)}</code>
    </li>`,
  );
  return html`<h2>Branches</h2>
    <section class="panel">
      <ul class="rows">
        ${rows}
      </ul>
    </section>`;
}

/** Clone command, files of the default branch, README and branches. */
export async function repositoryPage(
  context: ForgeContext,
  repository: StoredRepository,
): Promise<Html> {
  const { record, dir } = repository;
  const branches = await listBranches(dir);
  const branch =
    branches.find(({ name }) => name === record.defaultBranch) ?? branches[0];
  const content = branch
    ? html`${await folderView(repository, {
        kind: 'branch',
        ref: branch.name,
        sha: branch.sha,
        path: '',
      })}
      ${branchList(repository, branches)}`
    : html`<p class="empty">
        No commit yet. Clone it, commit and push to ${record.defaultBranch}.
      </p>`;
  return layout(
    `${record.owner}/${record.name}`,
    html`${repositoryHead(repository, 'files')}
      <code class="clone"
        >git clone ${context.url}/${record.owner}/${record.name}.git</code
      >
      ${content}`,
  );
}
