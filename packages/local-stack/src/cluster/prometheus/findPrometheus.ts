import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { withLock } from '../../process/withLock';
import { cacheFolder } from '../build/cacheFolder';

const run = promisify(execFile);

/** A Prometheus that runs on this machine. */
export interface PrometheusProgram {
  ok: true;
  file: string;
  /** Such as `2.42.0+ds`. */
  version: string;
  from: 'PATH' | 'Debian';
}

/** Why there is none, and what would help. */
export interface PrometheusMissing {
  ok: false;
  reason: string;
  fix: string;
}

/** See {@link findPrometheus}. */
export type FoundPrometheus = PrometheusProgram | PrometheusMissing;

const fix =
  'Install Prometheus 2.x or 3.x (Debian: apt install prometheus), or have apt know its packages (apt-get update).';

/**
 * Finds Prometheus in PATH, else in the cache that clones share.
 *
 * @param env - of the search: PATH, and where the cache is
 */
export async function findPrometheus(
  env: NodeJS.ProcessEnv = process.env,
): Promise<FoundPrometheus> {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'prometheus');
    if (folder && (await isExecutable(file))) {
      return inspect(file, 'PATH');
    }
  }
  const cached = programIn(debianFolder(env));
  if (await isExecutable(cached)) return inspect(cached, 'Debian');
  return { ok: false, reason: 'there is no prometheus in PATH', fix };
}

/**
 * Finds Prometheus, or unpacks Debian's package into the cache that clones share: apt fetches it and checks its signature,
 * nothing is installed and no root is needed.
 */
export async function ensurePrometheus(
  env: NodeJS.ProcessEnv = process.env,
): Promise<FoundPrometheus> {
  const found = await findPrometheus(env);
  if (found.ok) return found;
  const folder = debianFolder(env);
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    await withLock(`${folder}.lock`, async () => {
      // Another clone may have fetched it while this one waited.
      if (!(await isExecutable(programIn(folder)))) await unpack(folder, env);
    });
  } catch (error) {
    return {
      ok: false,
      reason: `${found.reason}, and Debian's package cannot be had: ${said(
        error,
      )}`,
      fix,
    };
  }
  return inspect(programIn(folder), 'Debian');
}

async function unpack(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const options = { cwd: draft, env, timeout: 300_000 };
  await run('apt-get', ['--quiet', 'download', 'prometheus'], options);
  const [archive] = await readdir(draft);
  if (!archive) throw new Error('apt-get brought nothing');
  await run('dpkg-deb', ['--extract', archive, draft], options);
  await rm(path.join(draft, archive));
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

async function inspect(
  file: string,
  from: PrometheusProgram['from'],
): Promise<FoundPrometheus> {
  try {
    const { stdout, stderr } = await run(file, ['--version'], {
      timeout: 15_000,
    });
    const [, version] = /version (\S+)/.exec(`${stdout}${stderr}`) ?? [];
    if (version) return { ok: true, file, version, from };
    return { ok: false, reason: `${file} tells no version`, fix };
  } catch (error) {
    return { ok: false, reason: `${file} does not work: ${said(error)}`, fix };
  }
}

function debianFolder(env: NodeJS.ProcessEnv): string {
  return path.join(cacheFolder(env), 'prometheus-debian');
}

function programIn(folder: string): string {
  return path.join(folder, 'usr', 'bin', 'prometheus');
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}
