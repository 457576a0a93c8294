import { METRICS } from '../conventions';
import { boundedName } from '../names';
import type { WebServiceContext } from './context';
import { errorRatio, latency, requestRate, series } from './promql';
import { errorBudget, recordName } from './slo';

/** Grafana's limit on a dashboard's uid. */
const MAX_UID_LENGTH = 40;

interface Query {
  expr: string;
  legend: string;
}

/**
 * The service's dashboard as Grafana's JSON model
 * (https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/).
 */
export function dashboardJson(context: WebServiceContext): string {
  const { name, namespace, environmentName, team } = context;
  return JSON.stringify({
    uid: boundedName(MAX_UID_LENGTH, name, environmentName),
    title: `${name} (${environmentName})`,
    tags: ['waymark', team, environmentName],
    timezone: 'utc',
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    schemaVersion: 39,
    editable: false,
    links: [
      {
        title: 'Service page',
        type: 'link',
        url: `${context.platform.observability.portalUrl}/catalog/default/component/${name}`,
      },
    ],
    panels: [
      ...objectivePanels(context),
      graph(3, 'Requests a second', 'reqps', [
        {
          expr: `sum by (${METRICS.statusLabel}) (rate(${
            METRICS.requests
          }${series(context)}[5m]))`,
          legend: `{{${METRICS.statusLabel}}}`,
        },
        { expr: requestRate(context, '5m'), legend: 'all' },
      ]),
      graph(4, 'Error ratio', 'percentunit', [
        { expr: errorRatio(context, '5m'), legend: '5 minutes' },
        { expr: errorRatio(context, '1h'), legend: '1 hour' },
      ]),
      graph(5, 'Latency', 's', [
        { expr: latency(context, 0.5, '5m'), legend: 'p50' },
        { expr: latency(context, 0.95, '5m'), legend: 'p95' },
        { expr: latency(context, 0.99, '5m'), legend: 'p99' },
      ]),
      graph(6, 'CPU used', 'cores', [
        {
          expr: `sum(rate(container_cpu_usage_seconds_total{namespace="${namespace}",pod=~"${name}-.+",container="app"}[5m]))`,
          legend: 'used',
        },
      ]),
      graph(7, 'Memory used', 'bytes', [
        {
          expr: `sum(container_memory_working_set_bytes{namespace="${namespace}",pod=~"${name}-.+",container="app"})`,
          legend: 'used',
        },
      ]),
    ],
  });
}

function objectivePanels({ namespace, name, objective }: WebServiceContext) {
  const recorded = `${recordName(
    '3d',
  )}{namespace="${namespace}",service="${name}"}`;
  const budget = errorBudget(objective.availability);
  return [
    stat(1, `Availability, 3 days (objective ${objective.availability}%)`, {
      expr: `1 - ${recorded}`,
      legend: 'availability',
    }),
    stat(2, 'Error budget left at this rate', {
      expr: `1 - ${recorded} / ${budget}`,
      legend: 'budget',
    }),
  ];
}

function stat(id: number, title: string, query: Query) {
  const gridPos = { h: 4, w: 12, x: (id - 1) * 12, y: 0 };
  return { ...panel(id, title, 'percentunit', [query]), type: 'stat', gridPos };
}

function graph(id: number, title: string, unit: string, queries: Query[]) {
  const place = id - 3;
  const gridPos = {
    h: 8,
    w: 12,
    x: (place % 2) * 12,
    y: 4 + Math.floor(place / 2) * 8,
  };
  return { ...panel(id, title, unit, queries), type: 'timeseries', gridPos };
}

function panel(id: number, title: string, unit: string, queries: Query[]) {
  return {
    id,
    title,
    datasource: { type: 'prometheus', uid: 'prometheus' },
    fieldConfig: { defaults: { unit }, overrides: [] },
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode(65 + index),
      expr,
      legendFormat: legend,
    })),
  };
}
