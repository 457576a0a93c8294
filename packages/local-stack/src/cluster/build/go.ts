import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { GoMissingError } from './ClusterBuildError';

const run = promisify(execFile);

/** The Go that builds the programs. */
export interface GoToolchain {
  program: string;
  /** Such as `go1.26.8 linux/amd64`. */
  version: string;
  env: NodeJS.ProcessEnv;
}

/** Where Go's installer puts it, for those who did not extend PATH. */
const usualFolders = ['/usr/local/go/bin', '/opt/homebrew/bin'];

const leastMinor = 26;

/**
 * Finds Go 1.26 or later.
 *
 * @throws GoMissingError when there is none
 */
export async function findGo(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<GoToolchain> {
  const program = locate(environment);
  if (!program) throw new GoMissingError('Go was not found');
  const env: NodeJS.ProcessEnv = {
    ...environment,
    // The toolchain that is there, not one that is fetched behind our back.
    GOTOOLCHAIN: 'local',
    GOFLAGS: '-mod=readonly -trimpath -buildvcs=false',
    GOWORK: 'off',
  };
  const { stdout } = await run(
    program,
    ['env', 'GOVERSION', 'GOOS', 'GOARCH'],
    { env },
  ).catch((error: unknown) => {
    throw new GoMissingError(`${program} does not work (${String(error)})`);
  });
  const [version = '', os = '', architecture = ''] = stdout.trim().split('\n');
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0);
  if (minor < leastMinor) {
    throw new GoMissingError(`${program} is ${version}`);
  }
  return { program, version: `${version} ${os}/${architecture}`, env };
}

function locate(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? '').split(path.delimiter);
  return [...folders, ...usualFolders]
    .filter(folder => folder !== '')
    .map(folder => path.join(folder, 'go'))
    .find(candidate => existsSync(candidate));
}
