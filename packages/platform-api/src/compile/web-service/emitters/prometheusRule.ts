import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { METRICS } from '../../conventions';
import type { WebServiceContext } from '../context';
import { errorRatio, latency, series } from '../promql';
import { alertNames, runbookUrl } from '../runbook';
import {
  BURN_RATES,
  errorBudget,
  recordName,
  WINDOWS,
  type Rule,
} from '../slo';
import { webServiceEmitter } from './kit';

export const prometheusRule = webServiceEmitter<IPrometheusRule>({
  name: 'web-service/prometheus-rule',
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  concern: 'observe',
  why: 'Alerts when the error budget of spec.reliability.sloClass burns too fast; each alert links to its runbook.',
  build: context => {
    const { name, namespace, team, environmentName, rotation } = context;
    // Labels of a group go to each of its rules (Prometheus 3.0 and later).
    const identity = { namespace, service: name };
    return {
      name,
      body: {
        spec: {
          groups: [
            {
              name: `${name}.slo.records`,
              labels: identity,
              rules: records(context),
            },
            {
              name: `${name}.slo.alerts`,
              labels: {
                ...identity,
                team,
                environment: environmentName,
                on_call: rotation,
              },
              rules: alerts(context),
            },
          ],
        },
      },
    };
  },
});

function records(context: WebServiceContext): Rule[] {
  return WINDOWS.map(window => ({
    record: recordName(window),
    expr: errorRatio(context, window),
  }));
}

function alerts(context: WebServiceContext): Rule[] {
  const { namespace, name, objective, spec } = context;
  const recorded = (window: string) =>
    `${recordName(window)}{namespace="${namespace}",service="${name}"}`;
  const budget = errorBudget(objective.availability);
  const burning = BURN_RATES.map(
    ({ severity, factor, long, short, hold }): Rule => ({
      alert: alertNames.burnRate,
      expr: `${recorded(long)} > (${factor} * ${budget}) and ${recorded(
        short,
      )} > (${factor} * ${budget})`,
      for: hold,
      labels: { severity, window: long },
      annotations: annotations(
        context,
        alertNames.burnRate,
        `${name} burns its error budget ${factor} times as fast as its ${objective.availability}% objective (class ${spec.reliability.sloClass}) allows, over ${long} and ${short}.`,
      ),
    }),
  );
  return [...burning, slow(context), silent(context)];
}

function slow(context: WebServiceContext): Rule {
  const { name, objective } = context;
  return {
    alert: alertNames.latency,
    expr: `${latency(context, 0.99, '5m')} > ${objective.latencySeconds}`,
    for: '15m',
    labels: { severity: 'ticket' },
    annotations: annotations(
      context,
      alertNames.latency,
      `1 percent of requests to ${name} take longer than ${objective.latencySeconds} s.`,
    ),
  };
}

function silent(context: WebServiceContext): Rule {
  return {
    alert: alertNames.noMetrics,
    expr: `absent(${METRICS.requests}${series(context)})`,
    for: '15m',
    labels: { severity: 'ticket' },
    annotations: annotations(
      context,
      alertNames.noMetrics,
      `${context.name} gives no request metrics, so its objective is not watched.`,
    ),
  };
}

function annotations(
  context: WebServiceContext,
  alert: string,
  summary: string,
): Record<string, string> {
  return { summary, runbook_url: runbookUrl(context, alert) };
}
