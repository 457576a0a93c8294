import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Check } from '../reports';
import { ask } from './ask';

const manifestSchema = z.object({
  packageManager: z.string().regex(/^yarn@/),
});

/** The Yarn that ./waymark brings, by the version it tells, and the packages that it installed. */
export async function checkPackages(root: string): Promise<Check[]> {
  return [await checkYarn(root), checkInstalled(root)];
}

async function checkYarn(root: string): Promise<Check> {
  const about = { id: 'yarn', name: 'Yarn' };
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  const { packageManager } = manifestSchema.parse(JSON.parse(text));
  const wanted = packageManager.replace(/^yarn@|\+.*$/g, '');
  const program = path.join(
    root,
    `.waymark/toolchain/yarn-${wanted}/node_modules/@yarnpkg/cli-dist/bin/yarn.js`,
  );
  const version = await ask(process.execPath, [program, '--version']);
  if (version === wanted) return { ...about, status: 'ok', found: version };
  return {
    ...about,
    status: 'warn',
    found: version ?? `${wanted} is not in .waymark/toolchain yet`,
    fix: 'It is only needed to install packages. Have it brought again: rm -rf .waymark/toolchain && ./waymark doctor',
  };
}

function checkInstalled(root: string): Check {
  const about = { id: 'packages', name: 'Packages' };
  return existsSync(path.join(root, 'node_modules', '.yarn-state.yml'))
    ? { ...about, status: 'ok', found: 'installed' }
    : {
        ...about,
        status: 'fail',
        found: 'not installed',
        fix: 'Run any command of ./waymark, for example ./waymark --help.',
      };
}
