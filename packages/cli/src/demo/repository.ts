import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoFailure } from './errors';
import type { DemoOptions } from './types';

const TEST_TIMEOUT_MS = 300_000;

/** What a repository of each language documents as its way to install and to test. */
const COMMANDS: Record<
  DemoOptions['language'],
  readonly (readonly string[])[]
> = {
  typescript: [
    ['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    ['npm', 'test'],
  ],
  python: [['make', 'test']],
};

/** Calls `use` with a clone, shallow unless the history is asked for, that is removed afterwards. */
export async function withClone<T>(
  cloneUrl: string,
  branch: string,
  use: (folder: string) => Promise<T>,
  { history = false } = {},
): Promise<T> {
  const { execa } = await loadExeca();
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-demo-'));
  try {
    await execa(
      'git',
      [
        'clone',
        '--quiet',
        ...(history ? ['--single-branch'] : ['--depth=1']),
        `--branch=${branch}`,
        cloneUrl,
        folder,
      ],
      { env: { GIT_TERMINAL_PROMPT: '0' }, stdin: 'ignore' },
    );
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Clones the new repository as its team would and runs its own tests.
 *
 * @returns the commit that was tested and what the tests said
 */
export async function testRepository(
  cloneUrl: string,
  language: DemoOptions['language'],
): Promise<string> {
  return withClone(cloneUrl, 'main', async folder => {
    const { execa } = await loadExeca();
    await readFile(path.join(folder, '.waymark', 'lineage.yaml'));
    let lastOutput = '';
    for (const [program = '', ...args] of COMMANDS[language]) {
      const { exitCode, all } = await execa(program, args, {
        cwd: folder,
        all: true,
        reject: false,
        stdin: 'ignore',
        timeout: TEST_TIMEOUT_MS,
      });
      if (exitCode !== 0) {
        throw new DemoFailure(
          `${program} ${args[0]} ended with ${exitCode}: ${all.slice(-1500)}`,
          `Clone ${cloneUrl} and run it there.`,
        );
      }
      lastOutput = all;
    }
    const { stdout: commit } = await execa(
      'git',
      ['rev-parse', '--short', 'HEAD'],
      {
        cwd: folder,
      },
    );
    return `${commit}: ${summarise(lastOutput)}`;
  });
}

/** execa is an ES module with dependencies that require() cannot resolve. */
function loadExeca() {
  return import('execa');
}

function summarise(output: string): string {
  const nodeTests = /^# pass (\d+)|^ℹ pass (\d+)/m.exec(output);
  const pytest = /(\d+) passed/.exec(output);
  const count = nodeTests?.[1] ?? nodeTests?.[2] ?? pytest?.[1];
  return count ? `${count} of its own tests pass` : 'its own tests pass';
}
