import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { scaleTrigger } from '../queueTrigger';
import { webServiceEmitter } from './kit';

export const scaledObject = webServiceEmitter<IScaledObject>({
  name: 'web-service/scaled-object',
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  concern: 'scale',
  why: 'Keeps replicas between spec.scaling’s bounds by requests a second or messages waiting; utilization cannot see those.',
  when: ({ autoscaled, spec }) =>
    autoscaled &&
    (spec.scaling.metric === 'requests' || spec.scaling.metric === 'queue'),
  build: context => {
    const { name, workload, spec } = context;
    const { minReplicas, maxReplicas } = spec.scaling;
    return {
      name,
      body: {
        spec: {
          scaleTargetRef: { ...workload },
          minReplicaCount: minReplicas,
          maxReplicaCount: maxReplicas,
          pollingInterval: 30,
          cooldownPeriod: 300,
          // When the source cannot be read, keep what there is rather than scale on nothing.
          fallback: {
            failureThreshold: 3,
            replicas: minReplicas,
            behavior: 'currentReplicasIfHigher',
          },
          triggers: [scaleTrigger(context)],
        },
      },
    };
  },
});
