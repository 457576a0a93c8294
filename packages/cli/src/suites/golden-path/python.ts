import path from 'node:path';
import type { Checks } from '../Checks';
import { installed } from './installs';
import { run, start } from '../run';

/** The first Python of version 3.11 or newer that can make virtual environments. */
export async function findPython(
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const probe =
    'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11']) {
    const { code } = await start([name, '-c', probe], '.', env, 10_000).ended;
    if (code === 0) return name;
  }
  return undefined;
}

/** A virtual environment with what lock files ask for; gives the folder of its programs. */
export async function pythonEnvironment(
  checks: Checks,
  options: {
    python: string;
    folder: string;
    cacheDir: string;
    locks: readonly string[];
    env: NodeJS.ProcessEnv;
  },
): Promise<string | undefined> {
  const { python, folder, cacheDir, env } = options;
  const locks = options.locks.map(lock => path.join(folder, lock));
  const venv = await installed(checks, {
    cacheDir,
    tool: 'python',
    locks,
    fill: async target => {
      await run([python, '-m', 'venv', target], folder, env);
      const pip = path.join(target, 'bin', 'pip');
      const files = locks.flatMap(lock => ['-r', lock]);
      await run(
        [pip, 'install', '--quiet', '--require-hashes', ...files],
        folder,
        env,
      );
    },
  });
  return venv && path.join(venv, 'bin');
}
