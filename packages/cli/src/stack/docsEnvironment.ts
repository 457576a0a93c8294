import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from '../instance/fingerprint';
import type { Instance } from '../instance/Instance';

const run = promisify(execFile);

/** Why documentation cannot be built here; the rest of the portal works without. */
export class DocsUnavailableError extends Error {
  constructor(reason: string, options?: { cause: unknown }) {
    super(`Documentation pages cannot be built: ${reason}`, options);
    this.name = 'DocsUnavailableError';
  }
}

/**
 * Makes the Python environment that TechDocs builds pages with, unless it is there.
 *
 * @returns whether there was something to do
 * @throws DocsUnavailableError when Python is missing or the packages cannot be installed
 */
export async function prepareDocs(instance: Instance): Promise<boolean> {
  const venv = instance.shared('venv');
  const requirements = path.join(
    instance.root,
    'packages/local-stack/techdocs/requirements.txt',
  );
  const stamp = path.join(venv, 'complete');
  // The path is part of it: scripts of a virtual environment name their interpreter.
  const version = await fingerprint([requirements], venv);
  const made = await readFile(stamp, 'utf8').catch(() => '');
  if (made === version && existsSync(path.join(venv, 'bin', 'python'))) {
    return false;
  }
  await rm(venv, { recursive: true, force: true });
  await mkdir(path.dirname(venv), { recursive: true });
  await python(
    'python3',
    ['-m', 'venv', venv],
    'Python 3 with venv is missing (Debian: apt install python3-venv)',
  );
  await python(
    path.join(venv, 'bin', 'python'),
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--requirement',
      requirements,
    ],
    'mkdocs-techdocs-core cannot be installed',
  );
  await writeFile(stamp, version);
  return true;
}

async function python(
  program: string,
  args: string[],
  reason: string,
): Promise<void> {
  try {
    await run(program, args, { maxBuffer: 20_000_000, timeout: 600_000 });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const last = said.trim().split('\n').at(-1) ?? '';
    throw new DocsUnavailableError(`${reason}: ${last}`, { cause });
  }
}
