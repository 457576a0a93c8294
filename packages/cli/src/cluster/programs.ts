import {
  ClusterBuildError,
  ensureBinaries,
  recipes,
  type Binaries,
  type BinaryPart,
} from '@waymark/local-stack';
import { CliError } from '../CliError';
import { describeDuration } from '../output/duration';
import type { Progress } from '../output/Progress';

/** The parts that a running cluster needs. */
export const clusterParts: readonly BinaryPart[] = [
  'kube',
  'argocd',
  'rollouts',
];

/**
 * Gives the programs of the cluster, building what is missing, and tells how long that will take.
 *
 * @throws CliError when Go is missing or a build fails
 */
export async function providePrograms(
  progress: Progress,
  parts: readonly BinaryPart[] = clusterParts,
): Promise<Binaries> {
  let binaries: Binaries | undefined;
  for (const part of parts) {
    binaries = await provide(progress, part);
  }
  return binaries && parts.length === 1 ? binaries : ensureBinaries(parts);
}

async function provide(
  progress: Progress,
  part: BinaryPart,
): Promise<Binaries> {
  const { title } = recipes[part];
  let built = false;
  try {
    return await progress.task(
      title,
      say =>
        ensureBinaries([part], {
          onProgress: ({ fraction, remainingMs }) => {
            built = true;
            const left =
              remainingMs === undefined
                ? 'fetching modules'
                : `about ${describeDuration(remainingMs)} left`;
            say(`${Math.floor(fraction * 100)} %, ${left}`);
          },
          onWait: pid =>
            progress.line(`Waiting for another waymark that builds (${pid}) …`),
        }),
      () => (built ? `${title} built` : ''),
    );
  } catch (error) {
    if (!(error instanceof ClusterBuildError)) throw error;
    throw new CliError('notStarted', error.message, {
      fix: error.fix,
      cause: error,
    });
  }
}
