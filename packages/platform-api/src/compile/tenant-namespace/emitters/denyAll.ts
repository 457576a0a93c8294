import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { namespaceEmitter } from './kit';

export const denyAll = namespaceEmitter<INetworkPolicy>({
  name: 'tenant-namespace/deny-all',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'Nothing comes in and nothing goes out, unless a policy of a workload says so.',
  when: ({ networkPolicy }) =>
    networkPolicy.denyIngress || networkPolicy.denyEgress,
  build: ({ networkPolicy }) => ({
    name: 'waymark-deny-all',
    body: {
      spec: {
        podSelector: {},
        policyTypes: [
          ...(networkPolicy.denyIngress ? ['Ingress' as const] : []),
          ...(networkPolicy.denyEgress ? ['Egress' as const] : []),
        ],
      },
    },
  }),
});
