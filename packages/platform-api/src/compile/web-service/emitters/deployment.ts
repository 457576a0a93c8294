import type { IDeployment } from 'kubernetes-models/apps/v1';
import { podTemplate } from '../podTemplate';
import { workloadAnnotations } from '../workloadAnnotations';
import { webServiceEmitter } from './kit';

export const deployment = webServiceEmitter<IDeployment>({
  name: 'web-service/deployment',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  concern: 'run',
  why: 'Runs the image; spec.reliability.rollout is "rolling", so new pods are ready before old ones go.',
  when: ({ workload }) => workload.kind === 'Deployment',
  build: context => ({
    name: context.name,
    ...workloadAnnotations(context),
    body: {
      spec: {
        // Left to the autoscaler where there is one: a sync must not undo its decision.
        ...(context.autoscaled
          ? {}
          : { replicas: context.spec.scaling.minReplicas }),
        revisionHistoryLimit: 5,
        progressDeadlineSeconds: 600,
        selector: { matchLabels: { ...context.selector } },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 },
        },
        template: podTemplate(context),
      },
    },
  }),
});
