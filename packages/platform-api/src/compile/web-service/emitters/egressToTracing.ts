import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { partName } from '../../names';
import { webServiceEmitter } from './kit';

/** Ports of OTLP over gRPC and HTTP (https://opentelemetry.io/docs/specs/otlp/). */
const OTLP_PORTS = [4317, 4318];

export const egressToTracing = webServiceEmitter<INetworkPolicy>({
  name: 'web-service/egress-to-tracing',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'Tracing is on, so spans may go to the collector.',
  when: ({ tracing }) => tracing,
  build: ({ name, selector, platform }) => ({
    name: partName(name, 'egress-tracing'),
    body: {
      spec: {
        podSelector: { matchLabels: { ...selector } },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: {
                    'kubernetes.io/metadata.name':
                      platform.observability.namespace,
                  },
                },
              },
            ],
            ports: OTLP_PORTS.map(port => ({ port, protocol: 'TCP' as const })),
          },
        ],
      },
    },
  }),
});
