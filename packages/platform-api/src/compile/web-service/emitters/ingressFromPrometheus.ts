import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { partName } from '../../names';
import { ingressToHttp, podsIn } from '../../networkPolicy';
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
      spec: ingressToHttp(selector, podsIn(platform.observability.namespace)),
    },
  }),
});
