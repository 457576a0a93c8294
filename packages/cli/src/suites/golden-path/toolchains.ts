import { copyFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Checks } from '../Checks';
import { installed } from './installs';
import { findPython, pythonEnvironment } from './python';
import { run, type Command } from '../run';
import type { Sample } from './samples';

/** How a rendered service is checked, tested and started once its dependencies are there. */
export type Toolchain = {
  env: NodeJS.ProcessEnv;
  /** In this order: what needs building first comes first. */
  check: readonly Command[];
  test: Command;
  start: Command;
};

type Place = {
  folder: string;
  cacheDir: string;
  language: Sample['language'];
  env: NodeJS.ProcessEnv;
};

/** Installs a service's locked dependencies, from the cache when they were before. */
export async function prepareToolchain(
  checks: Checks,
  place: Place,
): Promise<Toolchain | undefined> {
  return place.language === 'python'
    ? preparePython(checks, place)
    : prepareNode(checks, place);
}

async function preparePython(
  checks: Checks,
  { folder, cacheDir, env }: Place,
): Promise<Toolchain | undefined> {
  const python = await findPython(env);
  if (!python) {
    checks.skip('its own tests', 'there is no python3 of 3.11 or newer');
    return undefined;
  }
  const locks = ['requirements.txt', 'requirements-dev.txt'];
  const bin = await pythonEnvironment(checks, {
    python,
    folder,
    cacheDir,
    locks,
    env,
  });
  if (!bin) return undefined;
  const program = (name: string) => path.join(bin, name);
  return {
    env: { ...env, PYTHONPATH: 'src', PYTHONDONTWRITEBYTECODE: '1' },
    check: [
      [program('ruff'), 'format', '--check', '--no-cache', '.'],
      [program('ruff'), 'check', '--no-cache', '.'],
      [program('mypy')],
    ],
    test: [program('pytest'), '--quiet'],
    start: [program('python'), '-m', 'service'],
  };
}

async function prepareNode(
  checks: Checks,
  { folder, cacheDir, env }: Place,
): Promise<Toolchain | undefined> {
  // npm is a script of its own `node`; ours goes first so that both are the one that runs this.
  const PATH = `${path.dirname(process.execPath)}${path.delimiter}${env.PATH}`;
  const withNode = { ...env, PATH };
  const manifests = ['package.json', 'package-lock.json'];
  const cache = await installed(checks, {
    cacheDir,
    tool: 'node',
    locks: manifests.map(name => path.join(folder, name)),
    fill: async target => {
      for (const name of manifests) {
        await copyFile(path.join(folder, name), path.join(target, name));
      }
      await run(['npm', 'ci', '--no-audit', '--no-fund'], target, withNode);
    },
  });
  if (!cache) return undefined;
  const modules = path.join(folder, 'node_modules');
  await symlink(path.join(cache, 'node_modules'), modules);
  return {
    env: withNode,
    check: [
      ['npm', 'run', '--silent', 'check'],
      ['npm', 'run', '--silent', 'build'],
    ],
    test: ['npm', 'test', '--silent'],
    start: ['node', 'dist/src/main.js'],
  };
}
