import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP, LABELS } from '../../conventions';
import { partName } from '../../names';
import { egressFrom, tcp, type EgressRule } from '../../networkPolicy';
import type { WebServiceContext } from '../context';
import { webServiceEmitter } from './kit';

type Dependency = NonNullable<
  WebServiceContext['spec']['dependencies']
>[number];

export const egressToDependencies = webServiceEmitter<INetworkPolicy>({
  name: 'web-service/egress-to-dependencies',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'Opens the way to one declared dependency; what is not declared stays closed.',
  build: ({ name, selector, spec, environmentName }) =>
    (spec.dependencies ?? []).map(dependency => ({
      name: partName(name, `to-${dependency.name}`),
      why: `spec.dependencies names "${dependency.name}"; this opens the way there and nowhere else.`,
      body: {
        spec: egressFrom(selector, [rule(dependency, environmentName)]),
      },
    })),
});

function rule(
  { type, name, port, cidrs }: Dependency,
  environment: string,
): EgressRule {
  if (type === 'external') {
    return {
      to: (cidrs ?? []).map(cidr => ({ ipBlock: { cidr } })),
      ports: tcp(port ?? 443),
    };
  }
  return {
    to: [
      {
        // A service's name is unique in the organization, so no team is needed here.
        namespaceSelector: {
          matchLabels: { [LABELS.environment]: environment },
        },
        podSelector: { matchLabels: { [LABELS.name]: name } },
      },
    ],
    ports: tcp(port ?? HTTP.port),
  };
}
