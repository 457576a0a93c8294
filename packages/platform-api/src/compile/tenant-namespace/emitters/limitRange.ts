import type { ILimitRange } from 'kubernetes-models/v1';
import { namespaceEmitter } from './kit';

export const limitRange = namespaceEmitter<ILimitRange>({
  name: 'tenant-namespace/limit-range',
  apiVersion: 'v1',
  kind: 'LimitRange',
  concern: 'scale',
  why: 'Gives a container that asks for nothing a small share, so that it counts against the quota.',
  build: () => ({
    name: 'waymark-limits',
    body: {
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: { cpu: '100m', memory: '128Mi' },
            default: { memory: '256Mi' },
            min: { cpu: '10m', memory: '16Mi' },
          },
        ],
      },
    },
  }),
});
