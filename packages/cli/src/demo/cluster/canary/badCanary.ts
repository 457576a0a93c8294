import { applicationName } from '@waymark/platform-api';
import { DemoFailure } from '../../errors';
import type { Journey } from '../../journey';
import { poll } from '../../poll';
import { readApplication } from '../applications';
import { DELIVERY_TIMEOUT_MS, type DeliveryContext } from '../types';
import {
  CanaryWatch,
  describeAnalysis,
  describeShares,
  healthyCondition,
  weightsOf,
} from './CanaryWatch';
import { runsImage } from './goodCanary';

/** Follows a bad version until analysis has stopped it, and the version before serves alone. */
export async function followBadCanary(
  journey: Journey,
  context: DeliveryContext,
  { bad, weight }: { bad: string; weight: number },
): Promise<void> {
  const { client, environment, service } = context;
  const watch = new CanaryWatch(context);
  await journey.need('Bad canary: analysis stops it', async () => {
    let shares = '';
    const rollout = await watch.until(
      'The end of the bad canary',
      async found => {
        if (!runsImage(found, bad)) return false;
        const step = weightsOf(found).find(each => each.weight === weight);
        const run = step && (await watch.analysisOf(found, step.analysis));
        if (run) shares ||= describeShares(weight, await watch.shares(found));
        return found.status?.abort ?? false;
      },
    );
    const [first] = weightsOf(rollout);
    const run = first && (await watch.analysisOf(rollout, first.analysis));
    if (run?.status?.phase !== 'Failed') {
      throw new DemoFailure(
        `It was aborted, but not by its analysis: ${rollout.status?.message}`,
        'Look at the Rollout.',
      );
    }
    const { abortedAt } = rollout.status ?? {};
    return {
      evidence: `${shares}; ${describeAnalysis(run)}`,
      ...(abortedAt && {
        happened: { at: abortedAt, source: 'Rollout status.abortedAt' },
      }),
      result: true,
    };
  });
  await journey.need('Bad canary: the version before serves on', async () => {
    const rollout = await watch.until(
      'The stable version to serve alone',
      async found => {
        const { canary, stable } = await watch.shares(found);
        return (
          found.status?.phase === 'Degraded' &&
          canary === 0 &&
          stable === found.spec.replicas
        );
      },
    );
    const health = await poll(
      'Argo CD to call it degraded',
      async () => {
        const name = applicationName(service, environment);
        const application = await readApplication(client, name);
        const status = application?.status?.health?.status;
        return status === 'Degraded' ? status : undefined;
      },
      { timeoutMs: DELIVERY_TIMEOUT_MS },
    );
    return {
      evidence: `Rollout Degraded (${
        rollout.status?.message
      }), Argo CD ${health}; ${rollout.spec.replicas} of ${
        rollout.spec.replicas
      } pods run the version before, ${watch.served(rollout)}`,
      happened: healthyCondition(rollout, false),
      result: true,
    };
  });
}

/** After the revert: the Rollout is whole again, without having moved a pod. */
export async function followRevert(
  journey: Journey,
  context: DeliveryContext,
  { good }: { good: string },
): Promise<void> {
  const watch = new CanaryWatch(context);
  await journey.need('Revert: healthy again', async () => {
    const rollout = await watch.until(
      'The Rollout to be healthy again',
      found =>
        runsImage(found, good) &&
        found.status?.phase === 'Healthy' &&
        healthyCondition(found, true) !== undefined,
    );
    const { stable } = await watch.shares(rollout);
    return {
      evidence: `Rollout Healthy: ${stable} of ${
        rollout.spec.replicas
      } pods run the version before; ${watch.served(rollout)}`,
      happened: healthyCondition(rollout, true),
      result: true,
    };
  });
}
