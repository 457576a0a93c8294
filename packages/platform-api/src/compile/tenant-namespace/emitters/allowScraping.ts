import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP, LABELS } from '../../conventions';
import { namespaceEmitter } from './kit';

export const allowScraping = namespaceEmitter<INetworkPolicy>({
  name: 'tenant-namespace/allow-scraping',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'observe',
  why: 'Lets the monitoring namespace read the pods that the scraping rule chooses.',
  build: ({ platform }) => ({
    name: 'waymark-allow-scraping',
    body: {
      spec: {
        podSelector: { matchLabels: { [LABELS.scrape]: 'pod' } },
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
