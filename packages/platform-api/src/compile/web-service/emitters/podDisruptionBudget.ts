import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { webServiceEmitter } from './kit';

export const podDisruptionBudget = webServiceEmitter<IPodDisruptionBudget>({
  name: 'web-service/pod-disruption-budget',
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  concern: 'scale',
  why: 'Lets nodes be drained one replica at a time, and never blocks on a pod that is broken anyway.',
  build: ({ name, selector }) => ({
    name,
    body: {
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: { ...selector } },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    },
  }),
});
