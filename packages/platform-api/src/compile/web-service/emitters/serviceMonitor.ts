import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { HTTP, LABELS } from '../../conventions';
import { webServiceEmitter } from './kit';

export const serviceMonitor = webServiceEmitter<IServiceMonitor>({
  name: 'web-service/service-monitor',
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  concern: 'observe',
  why: 'Has the service’s metrics read every 30 seconds; rules, dashboard and canary analysis need them.',
  build: ({ name, selector, workload }) => ({
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
            interval: '30s',
            scrapeTimeout: '10s',
          },
        ],
      },
    },
  }),
});
