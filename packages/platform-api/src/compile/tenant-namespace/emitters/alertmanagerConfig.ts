import type { IAlertmanagerConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1';
import type { TenantNamespaceContext } from '../context';
import { namespaceEmitter } from './kit';

const PAGE_ROUTE = {
  receiver: 'page',
  matchers: [{ name: 'severity', matchType: '=', value: 'page' }],
  repeatInterval: '1h',
};

export const alertmanagerConfig = namespaceEmitter<IAlertmanagerConfig>({
  name: 'tenant-namespace/alertmanager-config',
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'AlertmanagerConfig',
  concern: 'observe',
  why: 'Routes this namespace’s alerts to the team’s rotation; only production pages anybody.',
  build: context => ({
    name: 'waymark-alerts',
    body: {
      spec: {
        route: {
          receiver: 'ticket',
          groupBy: ['alertname', 'service'],
          groupWait: '30s',
          groupInterval: '5m',
          repeatInterval: '12h',
          ...(context.environment.stage === 'production'
            ? { routes: [PAGE_ROUTE] }
            : {}),
        },
        receivers: [
          receiver(context, 'ticket'),
          ...(context.environment.stage === 'production'
            ? [receiver(context, 'page')]
            : []),
        ],
      },
    },
  }),
});

function receiver(
  { platform, team, rotation }: TenantNamespaceContext,
  severity: 'page' | 'ticket',
) {
  const url = `${platform.observability.alertReceiverUrl}?team=${team}&onCall=${rotation}&severity=${severity}`;
  return { name: severity, webhookConfigs: [{ url, sendResolved: true }] };
}
