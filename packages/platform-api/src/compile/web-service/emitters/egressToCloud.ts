import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { partName } from '../../names';
import { egressFrom, tcp } from '../../networkPolicy';
import { webServiceEmitter } from './kit';

/** Private and link-local ranges (RFC 1918, RFC 6598, RFC 3927): nothing of a cloud's API is there. */
const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
];

/** Where the EKS Pod Identity agent listens (AWS documentation, "EKS Pod Identity"). */
const POD_IDENTITY_AGENT = '169.254.170.23/32';

export const egressToCloud = webServiceEmitter<INetworkPolicy>({
  name: 'web-service/egress-to-cloud',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'spec.identity gives a cloud identity, so the cloud’s APIs may be called; private networks stay closed.',
  when: ({ cloud }) => cloud.any,
  build: ({ name, selector, spec }) => ({
    name: partName(name, 'egress-cloud'),
    body: {
      spec: egressFrom(selector, [
        {
          to: [{ ipBlock: { cidr: '0.0.0.0/0', except: [...PRIVATE_RANGES] } }],
          ports: tcp(443),
        },
        ...(spec.identity?.cloudAccess.aws
          ? [
              {
                to: [{ ipBlock: { cidr: POD_IDENTITY_AGENT } }],
                ports: tcp(80),
              },
            ]
          : []),
      ]),
    },
  }),
});
