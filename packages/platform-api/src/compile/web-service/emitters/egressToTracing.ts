import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { partName } from '../../names';
import { egressFrom, podsIn, tcp } from '../../networkPolicy';
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
      spec: egressFrom(selector, [
        {
          to: [podsIn(platform.observability.namespace)],
          ports: tcp(...OTLP_PORTS),
        },
      ]),
    },
  }),
});
