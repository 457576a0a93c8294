import type { WebService } from '@waymark/platform-api';
import { expect } from 'expect';
import { workloadSchema, type Workload } from '../../demo/cluster/shapes';
import { poll } from '../../demo/poll';
import type { Checks } from '../Checks';
import { ReadyEndpoints } from './ReadyEndpoints';
import { ServiceByHand } from './ServiceByHand';
import type { ClusterUnderTest } from './types';

const TIMEOUT_MS = 150_000;
const KINDS = {
  rolling: { apiVersion: 'apps/v1', kind: 'Deployment' },
  canary: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' },
} as const;

type Rollout = keyof typeof KINDS;

/** The horizontal autoscaler looks every 15 s; a workload that is new to it has one replica until then. */
const AUTOSCALER_MS = 20_000;

type Case = {
  scaling: WebService['spec']['scaling'];
  /** Pods that serve at any moment. */
  atLeast: number;
  /** How long fewer than `minReplicas` may. */
  gapMs: number;
};

const CASES: Record<string, Case> = {
  'a fixed number of replicas': {
    scaling: { minReplicas: 3, maxReplicas: 3, metric: 'cpu' },
    atLeast: 3,
    gapMs: 0,
  },
  'an autoscaler': {
    scaling: { minReplicas: 2, maxReplicas: 4, metric: 'cpu' },
    atLeast: 1,
    gapMs: AUTOSCALER_MS,
  },
};

/**
 * A running service changes its workload's kind, from Deployment to Rollout and back: the new one serves before the old one
 * goes, so that somebody always takes requests.
 */
export async function checkSwitchedRollout(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  await Promise.all(
    Object.entries(CASES).map(([name, each]) =>
      checkCase(checks.about(`Switched rollout with ${name}`), under, each),
    ),
  );
}

async function checkCase(
  about: Checks,
  under: ClusterUnderTest,
  { atLeast, gapMs, scaling }: Case,
): Promise<void> {
  const stem = `switch-${scaling.minReplicas}`;
  const service = await ServiceByHand.open(stem, under);
  const bring = async (rollout: Rollout) => {
    const reliability = { sloClass: 'standard', rollout } as const;
    await service.push({
      [service.path]: service.document(1, { scaling, reliability }),
    });
    await serves(service, rollout, scaling.minReplicas);
  };
  try {
    const runs = await about.check('it runs', () => bring('rolling'));
    if (!runs) return;
    for (const [from, to] of [
      ['rolling', 'canary'],
      ['canary', 'rolling'],
    ] as const) {
      await about.check(`${from} to ${to}`, async () => {
        const watch = await ReadyEndpoints.watch(service, scaling.minReplicas);
        try {
          await bring(to);
          await isGone(service, from);
        } finally {
          await watch.stop();
        }
        expect(watch.fewest).toBeGreaterThanOrEqual(atLeast);
        expect(watch.longestGapMs).toBeLessThanOrEqual(gapMs);
      });
    }
  } finally {
    await service.remove();
  }
}

function read(
  { client, namespace, service: name }: ServiceByHand,
  rollout: Rollout,
): Promise<Workload | undefined> {
  return client.get(workloadSchema, { ...KINDS[rollout], namespace, name });
}

async function serves(service: ServiceByHand, as: Rollout, replicas: number) {
  await poll(
    `The ${KINDS[as].kind} of ${service.service} to serve`,
    async () => {
      const found = await read(service, as);
      const available = found?.status?.availableReplicas ?? 0;
      return available >= replicas || undefined;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

async function isGone(service: ServiceByHand, was: Rollout) {
  await poll(
    `The ${KINDS[was].kind} of ${service.service} to go`,
    async () => ((await read(service, was)) ? undefined : true),
    { timeoutMs: TIMEOUT_MS },
  );
}
