import { ensurePrometheus, type PrometheusProgram } from '@waymark/local-stack';
import type { Progress } from '../output/Progress';

/** Gives Prometheus, fetching Debian's package at the first time; without one the cluster runs, and analyses of canaries end in an error. */
export async function providePrometheus(
  progress: Progress,
): Promise<PrometheusProgram | undefined> {
  const found = await progress.task(
    'Prometheus',
    () => ensurePrometheus(),
    () => '',
  );
  if (found.ok) return found;
  progress.warn(
    `Prometheus is skipped, so that every canary goes back: ${found.reason}. ${found.fix}`,
  );
  return undefined;
}
