import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from './types';

const run = promisify(execFile);

/** Output of a program, or undefined when there is none or it does not work. */
async function ask(
  program: string,
  args: string[],
): Promise<string | undefined> {
  try {
    const { stdout } = await run(program, args, { timeout: 15_000 });
    return stdout.trim().split('\n')[0] ?? '';
  } catch {
    // Absent or broken: for a prerequisite that is the same.
    return undefined;
  }
}

/** The Node this runs on. */
export function checkNode(version = process.versions.node): Finding {
  const supported = ['22', '24'].includes(version.split('.')[0] ?? '');
  return supported
    ? { name: 'Node', status: 'ok', found: version }
    : {
        name: 'Node',
        status: 'fail',
        found: version,
        fix: 'Start with ./waymark, which brings Node 24 itself.',
      };
}

/** The Yarn that ./waymark brought. */
export async function checkYarn(root: string): Promise<Finding> {
  const state = path.join(root, 'node_modules', '.yarn-state.yml');
  if (existsSync(state)) {
    return { name: 'Packages', status: 'ok', found: 'installed by Yarn 4' };
  }
  return {
    name: 'Packages',
    status: 'fail',
    found: 'not installed',
    fix: 'Run any command of ./waymark, for example ./waymark --help.',
  };
}

/** Git, with the program that serves repositories over HTTP. */
export async function checkGit(): Promise<Finding> {
  const name = 'Git';
  const version = await ask('git', ['--version']);
  const install = 'Install git 2.30 or later (Debian: apt install git).';
  if (!version) {
    return { name, status: 'fail', found: 'not found', fix: install };
  }
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) * 100 + Number(minor) < 230) {
    return { name, status: 'fail', found: version, fix: install };
  }
  const execPath = (await ask('git', ['--exec-path'])) ?? '';
  if (!existsSync(path.join(execPath, 'git-http-backend'))) {
    return {
      name,
      status: 'fail',
      found: `${version} without http-backend`,
      fix: 'Install the full git (Alpine: apk add git-daemon).',
    };
  }
  return { name, status: 'ok', found: version.replace('git version ', '') };
}

/** Python with venv, which builds documentation pages. */
export async function checkPython(): Promise<Finding> {
  const name = 'Python';
  const fix =
    'Documentation pages need Python 3.10 or later with venv (Debian: apt install python3-venv).';
  const version = await ask('python3', ['--version']);
  if (!version) return { name, status: 'warn', found: 'not found', fix };
  const minor = Number(/^Python 3\.(\d+)/.exec(version)?.[1] ?? 0);
  const venv = await ask('python3', ['-c', 'import venv, ensurepip']);
  if (minor < 10 || venv === undefined) {
    const found = minor < 10 ? version : `${version} without venv`;
    return { name, status: 'warn', found, fix };
  }
  return { name, status: 'ok', found: version.replace('Python ', '') };
}

/** Chromium, which only the browser tests need. */
export async function checkChromium(): Promise<Finding> {
  const name = 'Chromium';
  const candidates = [
    process.env.CHROMIUM_PATH,
    'chromium',
    'chromium-browser',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  for (const candidate of candidates) {
    const version = candidate && (await ask(candidate, ['--version']));
    if (version) return { name, status: 'ok', found: version };
  }
  return {
    name,
    status: 'warn',
    found: 'not found',
    fix: 'Only ./waymark test browser needs it: install it (Debian: apt install chromium) or set CHROMIUM_PATH.',
  };
}
