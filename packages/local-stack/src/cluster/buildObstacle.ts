import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  ClusterBuildError,
  findGo,
  GoMissingError,
  missingBinaries,
  recipes,
  type BinaryPart,
} from './build';
import { hasDefinitions } from './custom-resources';

const run = promisify(execFile);

/**
 * Why these parts can neither be taken from the cache nor be built on this machine; undefined when they can.
 * A way to the Go module proxy is not looked for.
 */
export async function buildObstacle(
  parts: readonly BinaryPart[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ClusterBuildError | undefined> {
  const missing = await missingBinaries(parts, env);
  if (missing.length === 0 && hasDefinitions(env)) return undefined;
  try {
    await findGo(env);
  } catch (error) {
    if (error instanceof GoMissingError) return error;
    throw error;
  }
  const inC = missing.filter(part => recipes[part].cgo);
  if (inC.length === 0 || (await findCompiler(env)) !== undefined) {
    return undefined;
  }
  return new ClusterBuildError(
    `${inC
      .map(part => recipes[part].title)
      .join(', ')} cannot be built: ${compilerOf(env)} was not found`,
    'Install a C compiler (Debian: apt install gcc libc6-dev), or name it in CC.',
  );
}

/** What the C compiler says of itself; undefined when there is none. */
export async function findCompiler(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  try {
    const { stdout } = await run(compilerOf(env), ['--version'], { env });
    return stdout.split('\n')[0];
  } catch {
    // Absent or broken: neither builds anything.
    return undefined;
  }
}

function compilerOf(env: NodeJS.ProcessEnv): string {
  return env.CC || 'cc';
}
