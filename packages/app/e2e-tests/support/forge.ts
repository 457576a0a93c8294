import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { stateFolder } from './stateFolder';

const run = promisify(execFile);

async function readState(...parts: string[]) {
  return JSON.parse(await readFile(path.join(stateFolder, ...parts), 'utf8'));
}

/** Where the forge of the instance is, and the token of one of its users. */
async function forgeAs(login: string): Promise<{ url: string; token: string }> {
  const { port } = await readState('run', 'forge.json');
  const tokens = await readState('git', '.forge', 'tokens.json');
  return { url: `http://localhost:${port}`, token: tokens[login] };
}

/** Changes one file on branch main of the GitOps repository with git, as a person whom the forge lets push. */
export async function pushByHand(
  person: { login: string; name: string },
  change: { file: string; message: string; edit(text: string): string },
): Promise<void> {
  const { login, name } = person;
  const { url, token } = await forgeAs(login);
  const basic = Buffer.from(`${login}:${token}`).toString('base64');
  const email = `${login.replace('-', '.')}@meridian.example`;
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-push-'));
  const git = (...args: string[]) =>
    run('git', args, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
      },
    });
  try {
    const remote = `${url}/meridian/gitops.git`;
    await git('clone', '--quiet', '--branch', 'main', remote, '.');
    const file = path.join(folder, change.file);
    await writeFile(file, change.edit(await readFile(file, 'utf8')));
    await git('commit', '--quiet', '--all', '--message', change.message);
    await git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Merges a change request of the GitOps repository in the forge, as a person. Returns the answer's status. */
export async function mergeInForge(
  login: string,
  number: number,
): Promise<number> {
  const { url, token } = await forgeAs(login);
  const { status } = await fetch(
    `${url}/api/v1/repos/meridian/gitops/pulls/${number}/merge`,
    {
      method: 'POST',
      headers: {
        Authorization: `token ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ Do: 'merge' }),
    },
  );
  return status;
}

/** A file of branch main of the GitOps repository. */
export async function readFromForge(file: string): Promise<string> {
  const answer = await askForge('main', file);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Whether a branch of the GitOps repository holds a file. */
export async function isInForge(
  branch: 'main' | 'rendered',
  file: string,
): Promise<boolean> {
  return (await askForge(branch, file)).ok;
}

async function askForge(branch: string, file: string): Promise<Response> {
  const { url } = await forgeAs('ada-okafor');
  return fetch(`${url}/meridian/gitops/raw/branch/${branch}/${file}`);
}
