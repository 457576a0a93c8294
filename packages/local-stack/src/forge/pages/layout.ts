import type { CommitInfo } from '../git/history';
import type { StoredRepository } from '../store/repositories';
import { html, type Html, type Part } from './html';

/** The frame of every page. */
export function layout(title: string, content: Part): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Local forge</title>
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <div class="local">
          Local forge: for local use only. Anyone on this machine can read it.
        </div>
        <header class="site"><a href="/">Waymark local forge</a></header>
        <main id="content">${content}</main>
      </body>
    </html> `;
}

/** Which tab of a repository is open. */
export type Tab = 'files' | 'commits' | 'pulls';

/** Title and tabs of a repository's pages. */
export function repositoryHead(
  { record }: StoredRepository,
  tab: Tab,
  branch?: string,
): Html {
  const at = `/${record.owner}/${record.name}`;
  const link = (name: Tab, href: string, label: string) =>
    html`<a href="${href}" ${tab === name && html`aria-current="page"`}
      >${label}</a
    >`;
  return html`<h1>
      <a href="/${record.owner}">${record.owner}</a> /
      <a href="${at}">${record.name}</a>
    </h1>
    ${record.description !== '' &&
    html`<p class="lead">${record.description}</p>`}
    <nav class="tabs" aria-label="Repository">
      ${link('files', at, 'Files')}
      ${link(
        'commits',
        `${at}/commits/branch/${branch ?? record.defaultBranch}`,
        'Commits',
      )}
      ${link('pulls', `${at}/pulls`, 'Change requests')}
    </nav>`;
}

/** A moment, readable by people and machines; UTC, because the forge cannot know the reader's zone. */
export function time(value: string): Html {
  const iso = new Date(value).toISOString();
  return html`<time datetime="${iso}"
    >${iso.slice(0, 16).replace('T', ' ')} UTC</time
  >`;
}

/** First line of a commit's message, linked. */
export function commitRow(
  { record }: StoredRepository,
  commit: CommitInfo,
  latest = false,
): Html {
  const page = `/${record.owner}/${record.name}/commit/${commit.sha}`;
  return html`<li class="${latest && 'latest'}">
    <span class="main"
      ><a href="${page}">${commit.message.split('\n')[0]}</a></span
    >
    <span class="quiet">${commit.author.name}</span>
    <span class="quiet">${time(commit.author.date)}</span>
    <code class="quiet">${commit.sha.slice(0, 10)}</code>
  </li>`;
}
