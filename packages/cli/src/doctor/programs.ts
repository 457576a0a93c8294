import type { Check } from '../reports';
import { ask } from './ask';

/** The Node this runs on. */
export function checkNode(version = process.versions.node): Check {
  const about = { id: 'node', name: 'Node', found: version };
  return ['22', '24'].includes(version.split('.')[0] ?? '')
    ? { ...about, status: 'ok' }
    : {
        ...about,
        status: 'fail',
        fix: 'Start with ./waymark, which brings Node 24 itself.',
      };
}

/** Python with venv, which builds documentation pages. */
export async function checkPython(): Promise<Check> {
  const about = { id: 'python', name: 'Python' };
  const fix =
    'Documentation pages need Python 3.10 or later with venv (Debian: apt install python3-venv).';
  const version = await ask('python3', ['--version']);
  if (!version) return { ...about, status: 'warn', found: 'not found', fix };
  const minor = Number(/^Python 3\.(\d+)/.exec(version)?.[1] ?? 0);
  const venv = await ask('python3', ['-c', 'import venv, ensurepip']);
  if (minor < 10 || venv === undefined) {
    const found = minor < 10 ? version : `${version} without venv`;
    return { ...about, status: 'warn', found, fix };
  }
  return { ...about, status: 'ok', found: version.replace('Python ', '') };
}

/** Chromium, which only the browser tests need. */
export async function checkChromium(): Promise<Check> {
  const about = { id: 'chromium', name: 'Chromium' };
  const candidates = [
    process.env.CHROMIUM_PATH,
    'chromium',
    'chromium-browser',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  for (const candidate of candidates) {
    const version = candidate && (await ask(candidate, ['--version']));
    if (version) return { ...about, status: 'ok', found: version.trim() };
  }
  return {
    ...about,
    status: 'warn',
    found: 'not found',
    fix: 'Only ./waymark test browser needs it: install it (Debian: apt install chromium) or set CHROMIUM_PATH.',
  };
}
