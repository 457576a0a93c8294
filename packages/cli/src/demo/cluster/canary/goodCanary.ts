import { DemoFailure } from '../../errors';
import type { Journey } from '../../journey';
import type { DeliveryContext } from '../types';
import {
  CanaryWatch,
  describeAnalysis,
  describeShares,
  hasValues,
  healthyCondition,
  weightsOf,
} from './CanaryWatch';
import type { Rollout } from './shapes';

/** Follows a good version through every share until it serves alone. */
export async function followGoodCanary(
  journey: Journey,
  context: DeliveryContext,
  { image, weights }: { image: string; weights: readonly number[] },
): Promise<void> {
  const watch = new CanaryWatch(context);
  for (const weight of weights) {
    await journey.need(`Canary: ${weight} % of a good version`, () =>
      followStep(watch, image, weight),
    );
  }
  await journey.need('Canary: 100 %, healthy', async () => {
    const rollout = await watch.until(
      'The end of the canary',
      found =>
        runsImage(found, image) &&
        found.status?.phase === 'Healthy' &&
        healthyCondition(found, true) !== undefined &&
        found.status.stableRS === found.status.currentPodHash,
    );
    const shares = await watch.shares(rollout);
    return {
      evidence: `Rollout Healthy: ${shares.stable} of ${
        rollout.spec.replicas
      } pods run it; ${watch.served(rollout)}`,
      happened: healthyCondition(rollout, true),
      result: true,
    };
  });
}

/** Whether the Rollout wants this image. */
export function runsImage({ spec }: Rollout, image: string): boolean {
  return spec.template.spec.containers.some(each => each.image === image);
}

async function followStep(watch: CanaryWatch, image: string, weight: number) {
  let judged = '';
  let finishedAt = '';
  let shares = '';
  await watch.until(
    `The judgement of the canary at ${weight} %`,
    async rollout => {
      if (!runsImage(rollout, image)) return false;
      const step = weightsOf(rollout).find(each => each.weight === weight);
      const run = step && (await watch.analysisOf(rollout, step.analysis));
      if (!run) return false;
      // As soon as the judgement begins: afterwards the next share is on its way.
      shares ||= describeShares(weight, await watch.shares(rollout));
      const phase = run.status?.phase ?? '';
      if (['', 'Pending', 'Running'].includes(phase)) return false;
      if (phase !== 'Successful' || !hasValues(run)) {
        throw new DemoFailure(
          `The analysis at ${weight} % proves nothing good: ${describeAnalysis(
            run,
          )}`,
          'Ask Prometheus the queries of the AnalysisTemplate.',
        );
      }
      judged = describeAnalysis(run);
      finishedAt = run.status?.completedAt ?? '';
      return true;
    },
  );
  return {
    evidence: `${shares}; ${judged}`,
    ...(finishedAt && {
      happened: { at: finishedAt, source: 'AnalysisRun completedAt' },
    }),
    result: true,
  };
}
