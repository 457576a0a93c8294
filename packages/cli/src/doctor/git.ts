import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Check } from '../reports';
import { ask } from './ask';

/** Git, and the program of its own that serves repositories over HTTP. */
export async function checkGit(): Promise<Check[]> {
  return Promise.all([checkVersion(), checkHttpBackend()]);
}

async function checkVersion(): Promise<Check> {
  const about = { id: 'git', name: 'Git' };
  const fix = 'Install git 2.30 or later (Debian: apt install git).';
  const version = await ask('git', ['--version']);
  if (!version) return { ...about, status: 'fail', found: 'not found', fix };
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  const found = version.replace('git version ', '');
  return Number(major) * 100 + Number(minor) < 230
    ? { ...about, status: 'fail', found, fix }
    : { ...about, status: 'ok', found };
}

/** The local forge serves clones and pushes with it. */
async function checkHttpBackend(): Promise<Check> {
  const about = { id: 'git-http-backend', name: 'Git http-backend' };
  const folder = await ask('git', ['--exec-path']);
  const program = path.join(folder ?? '', 'git-http-backend');
  return folder && existsSync(program)
    ? { ...about, status: 'ok', found: program }
    : {
        ...about,
        status: 'fail',
        found: `not found${folder ? ` in ${folder}` : ''}`,
        fix: 'The local forge serves repositories with it. Install the whole of git (Debian: apt install git, Alpine: apk add git-daemon).',
      };
}
