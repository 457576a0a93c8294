import type { ClusterLayout } from '../ClusterLayout';
import type { ClusterProcess } from '../ClusterProcess';
import { isUp } from '../health';

/** How often Prometheus reads metrics here: a canary's judgement waits for a few readings. */
export const scrapeSeconds = 1;

/** Prometheus' configuration: synthetic traffic and Prometheus itself. JSON is YAML. */
export function prometheusConfig({ ports }: ClusterLayout): string {
  const job = (name: string, port: number, more: object) => ({
    job_name: name,
    static_configs: [{ targets: [`127.0.0.1:${port}`] }],
    ...more,
  });
  return `${JSON.stringify(
    {
      global: {
        scrape_interval: `${scrapeSeconds}s`,
        scrape_timeout: `${scrapeSeconds}s`,
      },
      scrape_configs: [
        // The exporter speaks for the pods: their namespace and job are those of its labels.
        job('synthetic-traffic', ports.traffic, { honor_labels: true }),
        job('prometheus', ports.prometheus, { scrape_interval: '15s' }),
      ],
    },
    null,
    2,
  )}\n`;
}

/** Prometheus, which analyses of canaries ask. */
export function prometheusProcess(
  layout: ClusterLayout,
  program: string,
): ClusterProcess {
  const config = layout.path('prometheus.yaml');
  return {
    name: 'prometheus',
    title: 'Prometheus',
    port: layout.ports.prometheus,
    url: layout.prometheusUrl,
    startTimeoutMs: 60_000,
    program: {
      program,
      args: [
        `--config.file=${config}`,
        `--storage.tsdb.path=${layout.path('prometheus')}`,
        '--storage.tsdb.retention.time=1d',
        `--web.listen-address=127.0.0.1:${layout.ports.prometheus}`,
        '--log.level=warn',
      ],
      cwd: layout.root,
      env: {},
    },
    sources: [config],
    isHealthy: () => isUp(`${layout.prometheusUrl}/-/ready`),
  };
}
