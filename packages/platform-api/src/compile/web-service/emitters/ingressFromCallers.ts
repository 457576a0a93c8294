import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { LABELS } from '../../conventions';
import { partName } from '../../names';
import { ingressToHttp } from '../../networkPolicy';
import { callerLabel } from '../context';
import { webServiceEmitter } from './kit';

export const ingressFromCallers = webServiceEmitter<INetworkPolicy>({
  name: 'web-service/ingress-from-callers',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'protect',
  why: 'Lets in the services of the same environment that declare this one as a dependency, whichever team they belong to.',
  build: ({ name, selector, environmentName }) => ({
    name: partName(name, 'from-callers'),
    body: {
      spec: ingressToHttp(selector, {
        namespaceSelector: {
          matchLabels: { [LABELS.environment]: environmentName },
        },
        podSelector: { matchLabels: { [callerLabel(name)]: 'true' } },
      }),
    },
  }),
});
