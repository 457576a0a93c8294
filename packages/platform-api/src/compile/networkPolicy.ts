import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP } from './conventions';

type Spec = NonNullable<INetworkPolicy['spec']>;
/** One way out. */
export type EgressRule = NonNullable<Spec['egress']>[number];
type Peer = NonNullable<EgressRule['to']>[number];
type Labels = Record<string, string>;

/** Lets one peer reach the pods on their one port. */
export function ingressToHttp(pods: Labels, from: Peer): Spec {
  return {
    podSelector: { matchLabels: { ...pods } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [from],
        ports: [{ port: HTTP.portName, protocol: 'TCP' }],
      },
    ],
  };
}

/** Opens ways out of the pods. */
export function egressFrom(pods: Labels, egress: EgressRule[]): Spec {
  return {
    podSelector: { matchLabels: { ...pods } },
    policyTypes: ['Egress'],
    egress,
  };
}

/** Ports of TCP. */
export function tcp(...ports: number[]): EgressRule['ports'] {
  return ports.map(port => ({ port, protocol: 'TCP' }));
}

/** Every pod of a namespace, or those with the labels. */
export function podsIn(namespace: string, labels?: Labels): Peer {
  return {
    namespaceSelector: {
      matchLabels: { 'kubernetes.io/metadata.name': namespace },
    },
    ...(labels ? { podSelector: { matchLabels: labels } } : {}),
  };
}
