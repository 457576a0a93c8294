import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { HTTP, LABELS } from '../../conventions';
import { scrapeDurations } from '../../scraping';
import { webServiceEmitter } from './kit';

export const serviceMonitor = webServiceEmitter<IServiceMonitor>({
  name: 'web-service/service-monitor',
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  concern: 'observe',
  why: 'Has the service’s metrics read as often as the platform’s Prometheus does; rules, dashboard and canary analysis need them.',
  build: ({ name, platform, selector, workload }) => ({
    name,
    body: {
      spec: {
        jobLabel: LABELS.name,
        selector: { matchLabels: { ...selector } },
        ...(workload.kind === 'Rollout'
          ? { podTargetLabels: ['rollouts-pod-template-hash'] }
          : {}),
        sampleLimit: 20_000,
        endpoints: [
          {
            port: HTTP.portName,
            path: HTTP.metricsPath,
            interval: scrapeDurations(platform).interval,
            scrapeTimeout: scrapeDurations(platform).timeout,
          },
        ],
      },
    },
  }),
});
