import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { webServiceEmitter } from './kit';

const DEFAULT_UTILIZATION = { cpu: 70, memory: 80 } as const;

export const horizontalPodAutoscaler =
  webServiceEmitter<IHorizontalPodAutoscaler>({
    name: 'web-service/horizontal-pod-autoscaler',
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    concern: 'scale',
    why: 'Keeps replicas between spec.scaling’s bounds by utilization of the request.',
    when: ({ autoscaled, spec }) =>
      autoscaled && usesResource(spec.scaling.metric),
    build: ({ name, workload, spec }) => {
      const { minReplicas, maxReplicas, metric, target } = spec.scaling;
      const resource = metric === 'memory' ? 'memory' : 'cpu';
      return {
        name,
        body: {
          spec: {
            scaleTargetRef: { ...workload },
            minReplicas,
            maxReplicas,
            metrics: [
              {
                type: 'Resource',
                resource: {
                  name: resource,
                  target: {
                    type: 'Utilization',
                    averageUtilization: target ?? DEFAULT_UTILIZATION[resource],
                  },
                },
              },
            ],
            behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
          },
        },
      };
    },
  });

function usesResource(metric: string): boolean {
  return metric === 'cpu' || metric === 'memory';
}
