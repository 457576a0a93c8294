import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { HTTP, LABELS } from '../../conventions';
import { scrapeDurations } from '../../scraping';
import { namespaceEmitter } from './kit';

export const podMonitor = namespaceEmitter<IPodMonitor>({
  name: 'tenant-namespace/pod-monitor',
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  concern: 'observe',
  why: 'The scraping rule for pods that no Service fronts; a service has a monitor of its own.',
  build: ({ platform }) => ({
    name: 'waymark-pods',
    body: {
      spec: {
        jobLabel: LABELS.name,
        selector: { matchLabels: { [LABELS.scrape]: 'pod' } },
        sampleLimit: 20_000,
        podMetricsEndpoints: [
          {
            port: HTTP.portName,
            path: HTTP.metricsPath,
            interval: scrapeDurations(platform).interval,
          },
        ],
      },
    },
  }),
});
