import type { IAnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import { scrapeDurations } from '../../scraping';
import { errorRatio, latency } from '../promql';
import { errorBudget } from '../slo';
import { webServiceEmitter } from './kit';

const CANARY = 'rollouts_pod_template_hash="{{args.canary-hash}}"';

/**
 * Burn rate at which a step fails: what the SRE Workbook's fastest alert pages for
 * (https://sre.google/workbook/alerting-on-slos/, table 5-8).
 */
const MAX_BURN_RATE = 14.4;

export const analysisTemplate = webServiceEmitter<IAnalysisTemplate>({
  name: 'web-service/analysis-template',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AnalysisTemplate',
  concern: 'run',
  why: 'Judges each canary step by errors and latency of the new pods alone.',
  when: ({ workload }) => workload.kind === 'Rollout',
  build: context => {
    const { name, objective, platform } = context;
    const budget = errorBudget(objective.availability);
    const { judgement, window } = scrapeDurations(platform);
    const address = platform.observability.prometheusUrl;
    const metric = (metricName: string, query: string, limit: number) => ({
      name: metricName,
      interval: judgement,
      count: 3,
      failureLimit: 1,
      // No traffic gives no number; that says nothing against the new version.
      successCondition: `len(result) == 0 || isNaN(result[0]) || result[0] <= ${limit}`,
      provider: { prometheus: { address, query } },
    });
    return {
      name,
      body: {
        spec: {
          args: [{ name: 'canary-hash' }],
          metrics: [
            metric(
              'error-ratio',
              errorRatio(context, window, CANARY),
              round(budget * MAX_BURN_RATE),
            ),
            metric(
              'latency-p99',
              latency(context, 0.99, window, CANARY),
              objective.latencySeconds,
            ),
          ],
        },
      },
    };
  },
});

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
