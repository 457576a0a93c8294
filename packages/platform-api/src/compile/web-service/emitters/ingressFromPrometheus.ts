import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP } from '../../conventions';
import { partName } from '../../names';
import { webServiceEmitter } from './kit';

export const ingressFromPrometheus = webServiceEmitter<INetworkPolicy>({
  name: 'web-service/ingress-from-prometheus',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'Lets the monitoring namespace read metrics; without it the alerts would be blind.',
  build: ({ name, selector, platform }) => ({
    name: partName(name, 'from-prometheus'),
    body: {
      spec: {
        podSelector: { matchLabels: { ...selector } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [
              {
                namespaceSelector: {
                  matchLabels: {
                    'kubernetes.io/metadata.name':
                      platform.observability.namespace,
                  },
                },
              },
            ],
            ports: [{ port: HTTP.portName, protocol: 'TCP' }],
          },
        ],
      },
    },
  }),
});
