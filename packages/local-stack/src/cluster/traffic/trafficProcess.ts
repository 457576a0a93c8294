import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClusterLayout } from '../ClusterLayout';
import type { ClusterProcess } from '../ClusterProcess';
import { isUp } from '../health';

const source = path.join(
  path.dirname(require.resolve('@waymark/local-stack/package.json')),
  'src',
  'cluster',
);

/** The exporter of synthetic traffic; its account may list pods and nothing else. */
export function trafficProcess(layout: ClusterLayout): ClusterProcess {
  const kubeconfig = layout.kubeconfig('synthetic-traffic');
  return {
    name: 'synthetic-traffic',
    title: 'Synthetic traffic (exporter)',
    port: layout.ports.traffic,
    url: layout.trafficUrl,
    startTimeoutMs: 60_000,
    program: {
      program: process.execPath,
      args: [
        '--import',
        pathToFileURL(require.resolve('tsx')).href,
        path.join(source, 'traffic', 'main.ts'),
      ],
      cwd: layout.root,
      env: {
        NODE_ENV: 'production',
        WAYMARK_TRAFFIC_PORT: String(layout.ports.traffic),
        WAYMARK_TRAFFIC_KUBECONFIG: kubeconfig,
        WAYMARK_TRAFFIC_DECLARATIONS: layout.path('traffic.json'),
      },
    },
    sources: [
      path.join(source, 'traffic'),
      path.join(source, 'client'),
      kubeconfig,
    ],
    isHealthy: () => isUp(`${layout.trafficUrl}/health`),
  };
}
