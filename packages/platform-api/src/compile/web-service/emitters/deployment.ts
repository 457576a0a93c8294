import type { IDeployment } from 'kubernetes-models/apps/v1';
import { workloadPart } from '../workload';
import { webServiceEmitter } from './kit';

export const deployment = webServiceEmitter<IDeployment>({
  name: 'web-service/deployment',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  concern: 'run',
  why: 'Runs the image; spec.reliability.rollout is "rolling", so new pods are ready before old ones go.',
  when: ({ workload }) => workload.kind === 'Deployment',
  build: context =>
    workloadPart(
      context,
      {},
      {
        type: 'RollingUpdate' as const,
        rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 },
      },
    ),
});
