import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { egressFrom, tcp } from '../../networkPolicy';
import { namespaceEmitter } from './kit';

export const allowEgress = namespaceEmitter<INetworkPolicy>({
  name: 'tenant-namespace/allow-egress',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'reach',
  why: 'Networks that the environment’s profile lets every pod reach.',
  build: ({ networkPolicy: { egress = [] } }) =>
    egress.map(({ name, description, cidrs, ports }) => ({
      name: `waymark-allow-${name}`,
      why: description,
      body: {
        spec: egressFrom({}, [
          {
            to: cidrs.map(cidr => ({ ipBlock: { cidr } })),
            ports: tcp(...ports),
          },
        ]),
      },
    })),
});
