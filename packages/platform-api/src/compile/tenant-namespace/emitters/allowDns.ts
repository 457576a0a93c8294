import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { namespaceEmitter } from './kit';

export const allowDns = namespaceEmitter<INetworkPolicy>({
  name: 'tenant-namespace/allow-dns',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'Every pod may look up names with the cluster’s DNS.',
  when: ({ networkPolicy }) => networkPolicy.allowDns,
  build: () => ({
    name: 'waymark-allow-dns',
    body: {
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
                },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
        ],
      },
    },
  }),
});
