import type { IConfigMap } from 'kubernetes-models/v1';
import { partName } from '../../names';
import { dashboardJson } from '../dashboard';
import { webServiceEmitter } from './kit';

export const dashboard = webServiceEmitter<IConfigMap>({
  name: 'web-service/dashboard',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  concern: 'observe',
  why: 'Grafana’s sidecar picks it up by label: objective, traffic, errors, latency, use of what was requested.',
  build: context => ({
    name: partName(context.name, 'dashboard'),
    labels: { grafana_dashboard: '1' },
    annotations: { grafana_folder: context.team },
    body: { data: { [`${context.name}.json`]: dashboardJson(context) } },
  }),
});
