import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ClusterBuildError, type GoToolchain } from '../build';
import type { DefinitionModule } from './modules';

const run = promisify(execFile);

const downloadSchema = z.object({ Dir: z.string(), Sum: z.string() });

/**
 * Fetches a module and gives its folder; nothing is built.
 *
 * @throws ClusterBuildError when it cannot be fetched or is not the one that was pinned
 */
export async function downloadModule(
  { path: module, version, sum }: Omit<DefinitionModule, 'files'>,
  go: GoToolchain,
): Promise<string> {
  const { stdout } = await run(
    go.program,
    ['mod', 'download', '-json', `${module}@${version}`],
    // Outside of any module, so that only this one is looked at.
    { cwd: '/', env: { ...go.env, GOFLAGS: '' }, maxBuffer: 10_000_000 },
  ).catch((cause: unknown) => {
    throw new ClusterBuildError(
      `${module}@${version} cannot be fetched`,
      'Check the way to the Go module proxy (GOPROXY).',
      { cause },
    );
  });
  const { Dir, Sum } = downloadSchema.parse(JSON.parse(stdout));
  if (Sum !== sum) {
    throw new ClusterBuildError(
      `${module}@${version} has the checksum ${Sum}, not ${sum}`,
      'Do not use this module proxy: it serves something else than what was pinned.',
    );
  }
  return Dir;
}
