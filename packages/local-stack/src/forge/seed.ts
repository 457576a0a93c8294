import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit, gitText } from './git/run';
import { PORTAL_USER } from './store/users';
import type { RunningForge, SeedCommit, SeedRepository } from './types';

type Target = Pick<RunningForge, 'url' | 'tokens'>;

/** Writes the history as a stream for `git fast-import`: equal input, equal commit ids. */
function fastImport(history: readonly SeedCommit[]): Buffer {
  const parts: Buffer[] = [];
  const data = (content: Buffer) => {
    parts.push(
      Buffer.from(`data ${content.length}\n`),
      content,
      Buffer.from('\n'),
    );
  };
  for (const { message, author, date, files } of history) {
    const seconds = Math.floor(Date.parse(date) / 1000);
    if (Number.isNaN(seconds))
      throw new Error(`date: '${date}' is not an ISO 8601 time`);
    const who = `${author.name} <${author.email}> ${seconds} +0000`;
    parts.push(
      Buffer.from(`commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n`),
    );
    data(Buffer.from(message.endsWith('\n') ? message : `${message}\n`));
    for (const path of Object.keys(files).sort()) {
      const content = files[path];
      const quoted = JSON.stringify(path);
      if (content === null) {
        parts.push(Buffer.from(`D ${quoted}\n`));
      } else {
        parts.push(Buffer.from(`M 100644 inline ${quoted}\n`));
        data(Buffer.from(content));
      }
    }
  }
  return Buffer.concat(parts);
}

async function request(
  forge: Target,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${forge.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Authorization: `token ${forge.tokens[PORTAL_USER]}`,
      'Content-Type': 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
}

async function ensureRepository(
  forge: Target,
  seed: SeedRepository,
): Promise<boolean> {
  const { owner, name, description } = seed;
  if ((await request(forge, `/repos/${owner}/${name}`)).ok) return false;
  if (!(await request(forge, `/orgs/${owner}`)).ok) {
    // Another seeding may have made it meanwhile; what follows tells.
    await request(forge, '/orgs', { username: owner });
  }
  const response = await request(forge, `/orgs/${owner}/repos`, {
    name,
    description,
  });
  if (response.status === 409) return false;
  if (!response.ok)
    throw new Error(`${owner}/${name}: ${await response.text()}`);
  return true;
}

/**
 * Makes the repository with this history on `main`, as the portal's user. Does nothing when the
 * forge has this history, alone or with later commits; refuses, as git does, when it has another.
 */
export async function seedRepository(
  forge: Target,
  seed: SeedRepository,
): Promise<{ head: string; created: boolean }> {
  const created = await ensureRepository(forge, seed);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-seed-'));
  try {
    const url = `${forge.url}/${seed.owner}/${seed.name}.git`;
    const basic = Buffer.from(
      `${PORTAL_USER}:${forge.tokens[PORTAL_USER]}`,
    ).toString('base64');
    const options = {
      cwd: folder,
      env: {
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: 'safe.directory',
        GIT_CONFIG_VALUE_0: '*',
        GIT_CONFIG_KEY_1: `http.${forge.url}/.extraHeader`,
        GIT_CONFIG_VALUE_1: `Authorization: Basic ${basic}`,
      },
    };
    await runGit(['init', '--quiet', '--bare', '--template=', folder], options);
    await runGit(['fast-import', '--quiet'], {
      ...options,
      input: fastImport(seed.history),
    });
    const head = await gitText(['rev-parse', 'refs/heads/main'], options);
    const there = await gitText(['ls-remote', url, 'refs/heads/main'], options);
    const known = there.slice(0, 40);
    if (known === head) return { head, created };
    if (known !== '') {
      await runGit(['fetch', '--quiet', url, 'refs/heads/main'], options);
      const { code } = await runGit(
        ['merge-base', '--is-ancestor', head, known],
        {
          ...options,
          codes: [0, 1],
        },
      );
      if (code === 0) return { head: known, created };
    }
    await runGit(
      ['push', '--quiet', url, 'refs/heads/main:refs/heads/main'],
      options,
    );
    return { head, created };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
