import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP, LABELS } from '../../conventions';
import { partName } from '../../names';
import type { WebServiceContext } from '../context';
import { webServiceEmitter } from './kit';

type Dependency = NonNullable<
  WebServiceContext['spec']['dependencies']
>[number];
type Rule = NonNullable<NonNullable<INetworkPolicy['spec']>['egress']>[number];

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
        spec: {
          podSelector: { matchLabels: { ...selector } },
          policyTypes: ['Egress' as const],
          egress: [rule(dependency, environmentName)],
        },
      },
    })),
});

function rule(
  { type, name, port, cidrs }: Dependency,
  environment: string,
): Rule {
  if (type === 'external') {
    return {
      to: (cidrs ?? []).map(cidr => ({ ipBlock: { cidr } })),
      ports: [{ port: port ?? 443, protocol: 'TCP' }],
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
    ports: [{ port: port ?? HTTP.port, protocol: 'TCP' }],
  };
}
