import type { IResourceQuota } from 'kubernetes-models/v1';
import { namespaceEmitter } from './kit';

export const resourceQuota = namespaceEmitter<IResourceQuota>({
  name: 'tenant-namespace/resource-quota',
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  concern: 'scale',
  why: 'Bounds what the namespace may request in sum, so that one team cannot starve another. CPU has no limit to count.',
  build: ({ quota }) => ({
    name: 'waymark-quota',
    body: {
      spec: {
        hard: {
          'requests.cpu': quota.cpu,
          'requests.memory': quota.memory,
          'limits.memory': quota.memoryLimit,
          'requests.storage': quota.storage,
          'requests.nvidia.com/gpu': String(quota.gpus ?? 0),
          pods: String(quota.pods),
          'services.loadbalancers': '0',
          'services.nodeports': '0',
        },
      },
    },
  }),
});
