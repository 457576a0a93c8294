import { DemoFailure } from '../../errors';
import { poll } from '../../poll';
import type { Happened } from '../../types';
import type { DeliveryContext } from '../types';
import { replicaSetsOf } from '../workloads';
import {
  analysisRunSchema,
  rolloutSchema,
  type AnalysisRun,
  type Rollout,
} from './shapes';

const ARGO = 'argoproj.io/v1alpha1';
const HASH = 'rollouts-pod-template-hash';
const STEP = 'step-index';
const TIMEOUT_MS = 120_000;

/** Replicas that serve, of each side. */
export interface Shares {
  canary: number;
  stable: number;
}

/** Looks at one Rollout, and keeps the fewest replicas that served meanwhile. */
export class CanaryWatch {
  /** Fewest available replicas of both sides together that were seen. */
  #fewest = Number.POSITIVE_INFINITY;

  constructor(private readonly context: DeliveryContext) {}

  /**
   * Waits until the Rollout is as it should be.
   *
   * @throws DemoFailure with what the Rollout says of itself
   */
  async until(
    what: string,
    done: (rollout: Rollout) => Promise<boolean> | boolean,
  ): Promise<Rollout> {
    let last: Rollout | undefined;
    try {
      return await poll(
        what,
        async () => {
          last = await this.read();
          if (!last) return undefined;
          const { canary, stable } = await this.shares(last);
          this.#fewest = Math.min(this.#fewest, canary + stable);
          return (await done(last)) ? last : undefined;
        },
        { timeoutMs: TIMEOUT_MS, everyMs: 150 },
      );
    } catch (error) {
      if (!(error instanceof DemoFailure)) throw error;
      const { phase, message, currentStepIndex } = last?.status ?? {};
      throw new DemoFailure(
        `${error.message}; the Rollout is ${
          phase || 'not there'
        } at step ${currentStepIndex}: ${message}`,
        'Look at it: ./waymark cluster logs rollouts-controller',
      );
    }
  }

  /** The Rollout, once its controller has seen its newest spec. */
  async read(): Promise<Rollout | undefined> {
    const { client, namespace, service: name } = this.context;
    const rollout = await client.get(rolloutSchema, {
      apiVersion: ARGO,
      kind: 'Rollout',
      namespace,
      name,
    });
    const seen = rollout?.status?.observedGeneration ?? 0;
    return rollout && seen >= rollout.metadata.generation ? rollout : undefined;
  }

  /**
   * Such as `never fewer than 4 served`.
   *
   * @throws DemoFailure when there were fewer than the Rollout is to have
   */
  served({ spec }: Rollout): string {
    if (this.#fewest >= spec.replicas) {
      return `never fewer than ${this.#fewest} served`;
    }
    throw new DemoFailure(
      `Of ${spec.replicas} replicas, at some moment not more than ${
        this.#fewest
      } served`,
      'Look at it: ./waymark cluster logs rollouts-controller',
    );
  }

  /** Available replicas of the newest version and of the others. */
  async shares(rollout: Rollout): Promise<Shares> {
    const shares = { canary: 0, stable: 0 };
    const { currentPodHash, stableRS } = rollout.status ?? {};
    for (const { metadata, status } of await replicaSetsOf(this.context)) {
      const newest =
        metadata.labels[HASH] === currentPodHash && currentPodHash !== stableRS;
      shares[newest ? 'canary' : 'stable'] += status.availableReplicas;
    }
    return shares;
  }

  /** The judgement that belongs to a step of the newest version, once it began. */
  async analysisOf(
    { status }: Rollout,
    step: number,
  ): Promise<AnalysisRun | undefined> {
    const { client, namespace, service } = this.context;
    const runs = await client.list(analysisRunSchema, {
      apiVersion: ARGO,
      kind: 'AnalysisRun',
      namespace,
    });
    return runs.find(
      ({ metadata }) =>
        metadata.ownerReferences.some(({ name }) => name === service) &&
        metadata.labels[HASH] === status?.currentPodHash &&
        metadata.labels[STEP] === String(step),
    );
  }
}

/** When the Rollout became healthy, or stopped being so; nothing while it is otherwise. */
export function healthyCondition(
  { status }: Rollout,
  healthy: boolean,
): Happened | undefined {
  const found = status?.conditions.find(
    ({ type, status: value }) =>
      type === 'Healthy' && value === (healthy ? 'True' : 'False'),
  );
  return found?.lastTransitionTime
    ? {
        at: found.lastTransitionTime,
        source: `condition Healthy${healthy ? '' : ' (False)'} of the Rollout`,
      }
    : undefined;
}

/** The pause, judgement and weight of each step that asks for a share, by index. */
export function weightsOf({
  spec,
}: Rollout): { weight: number; analysis: number }[] {
  const { steps } = spec.strategy.canary;
  return steps.flatMap(({ setWeight: weight }, index) => {
    if (weight === undefined) return [];
    const analysis = steps.findIndex(
      (step, at) => at > index && 'analysis' in step,
    );
    return [{ weight, analysis }];
  });
}

/** Such as `asked 10 %, 1 of 5 pods: 20 %`. */
export function describeShares(
  weight: number,
  { canary, stable }: Shares,
): string {
  const all = canary + stable;
  const percent = all === 0 ? 0 : Math.round((100 * canary) / all);
  return `asked ${weight} %, actual ${percent} % (${canary} of ${all} pods)`;
}

/** What an analysis measured: of each metric the last value beside its limit. */
export function describeAnalysis({ metadata, spec, status }: AnalysisRun) {
  const metrics = (status?.metricResults ?? []).map(
    ({ name, phase, measurements }) => {
      const [, limit = ''] =
        /<= ([\d.]+)$/.exec(
          spec.metrics.find(metric => metric.name === name)?.successCondition ??
            '',
        ) ?? [];
      const value = Number.parseFloat(
        (measurements.at(-1)?.value ?? '').replace(/[[\]]/g, ''),
      );
      const shown = Number.isFinite(value) ? value.toPrecision(3) : 'no value';
      return `${name} ${shown} (at most ${limit}) ${phase} after ${measurements.length}`;
    },
  );
  return `${metadata.name} ${status?.phase}: ${metrics.join(', ')}`;
}

/** Whether an analysis judged each metric by real numbers: "no traffic" passes too, and would prove nothing. */
export function hasValues({ status }: AnalysisRun): boolean {
  const results = status?.metricResults ?? [];
  return (
    results.length > 0 &&
    results.every(({ measurements }) =>
      measurements.some(({ value }) => /\d/.test(value)),
    )
  );
}
