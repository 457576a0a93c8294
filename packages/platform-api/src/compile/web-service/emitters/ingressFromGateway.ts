import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { partName } from '../../names';
import { ingressToHttp, podsIn } from '../../networkPolicy';
import { webServiceEmitter } from './kit';

export const ingressFromGateway = webServiceEmitter<INetworkPolicy>({
  name: 'web-service/ingress-from-gateway',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'The namespace denies everything; this lets in the gateway that the route names, on the service’s port.',
  build: ({ name, selector, gateway }) => ({
    name: partName(name, 'from-gateway'),
    body: {
      spec: ingressToHttp(
        selector,
        podsIn(gateway.namespace, {
          'gateway.networking.k8s.io/gateway-name': gateway.name,
        }),
      ),
    },
  }),
});
