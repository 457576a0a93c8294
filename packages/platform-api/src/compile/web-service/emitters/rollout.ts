import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import { scrapeDurations } from '../../scraping';
import { workloadPart } from '../workload';
import { webServiceEmitter } from './kit';

/** Percent of replicas that run the new version; each step is judged before the next. */
const WEIGHTS = [10, 50] as const;

export const rollout = webServiceEmitter<IRollout>({
  name: 'web-service/rollout',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  concern: 'run',
  why: 'Runs the image; spec.reliability.rollout is "canary", so 10, 50, then 100 percent get the new version, and a bad step goes back by itself.',
  when: ({ workload }) => workload.kind === 'Rollout',
  build: context =>
    workloadPart(
      context,
      { progressDeadlineAbort: true },
      {
        canary: {
          maxSurge: '25%',
          maxUnavailable: 0,
          steps: WEIGHTS.flatMap(weight => [
            { setWeight: weight },
            // The new pods' metrics fill one window before anybody judges.
            { pause: { duration: scrapeDurations(context.platform).window } },
            { analysis: analysis(context.name) },
          ]),
        },
      },
    ),
});

function analysis(templateName: string) {
  return {
    templates: [{ templateName }],
    args: [
      {
        name: 'canary-hash',
        valueFrom: { podTemplateHashValue: 'Latest' as const },
      },
    ],
  };
}
