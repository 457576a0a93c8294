import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { LABELS } from '../../conventions';
import { ingressToHttp, podsIn } from '../../networkPolicy';
import { namespaceEmitter } from './kit';

export const allowScraping = namespaceEmitter<INetworkPolicy>({
  name: 'tenant-namespace/allow-scraping',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  concern: 'observe',
  why: 'Lets the monitoring namespace read the pods that the scraping rule chooses.',
  when: ({ networkPolicy }) => networkPolicy.allowMonitoring,
  build: ({ platform }) => ({
    name: 'waymark-allow-scraping',
    body: {
      spec: ingressToHttp(
        { [LABELS.scrape]: 'pod' },
        podsIn(platform.observability.namespace),
      ),
    },
  }),
});
