import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { stateFolder } from './stateFolder';

const run = promisify(execFile);

async function readState(...parts: string[]) {
  return JSON.parse(await readFile(path.join(stateFolder, ...parts), 'utf8'));
}

/** Changes one file on branch main of the GitOps repository with git, as a person whom the forge lets push. */
export async function pushByHand(
  person: { login: string; name: string },
  change: { file: string; message: string; edit(text: string): string },
): Promise<void> {
  const { port } = await readState('run', 'forge.json');
  const tokens = await readState('git', '.forge', 'tokens.json');
  const url = `http://localhost:${port}/meridian/gitops.git`;
  const basic = Buffer.from(`${person.login}:${tokens[person.login]}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-push-'));
  const git = (...args: string[]) =>
    run('git', args, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_AUTHOR_NAME: person.name,
        GIT_AUTHOR_EMAIL: `${person.login.replace('-', '.')}@meridian.example`,
        GIT_COMMITTER_NAME: person.name,
        GIT_COMMITTER_EMAIL: `${person.login}@meridian.example`,
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic.toString('base64')}`,
      },
    });
  try {
    await git('clone', '--quiet', '--branch', 'main', url, '.');
    const file = path.join(folder, change.file);
    await writeFile(file, change.edit(await readFile(file, 'utf8')));
    await git('commit', '--quiet', '--all', '--message', change.message);
    await git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
