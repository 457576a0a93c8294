import type { WebServiceContext } from './context';

/** Names of the alerts every service has; the runbook has a section for each. */
export const alertNames = {
  burnRate: 'ServiceErrorBudgetBurn',
  latency: 'ServiceLatencyHigh',
  noMetrics: 'ServiceMetricsMissing',
} as const;

/** The section of the service's runbook page in the portal that an alert links to. */
export function runbookUrl(
  { platform, name }: Pick<WebServiceContext, 'platform' | 'name'>,
  alert?: string,
): string {
  const page = `${platform.observability.portalUrl}/docs/default/component/${name}/runbook`;
  return alert ? `${page}#${alert.toLowerCase()}` : page;
}

/** A runbook that is right for every service on the day it is born; the team's own page grows from it. */
export function runbookMarkdown(context: WebServiceContext): string {
  const { name, namespace, rotation, objective, spec, workload } = context;
  const kind = workload.kind.toLowerCase();
  return `# Runbook: ${name}

On call: ${rotation}. Objective: ${
    objective.availability
  }% of requests answered without a server error over 30 days (class ${
    spec.reliability.sloClass
  }), 99% within ${objective.latencySeconds} s.
The team's full page: ${runbookUrl(context)}

## ${alertNames.burnRate}
The error budget burns faster than the objective allows.
1. What changed: \`kubectl -n ${namespace} describe ${kind} ${name}\`
2. Which pods fail: \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name}\`
3. What they say: \`kubectl -n ${namespace} logs -l app.kubernetes.io/name=${name} --tail=200 --prefix\`
4. If it began with a release, roll back: propose the previous image in the portal.

## ${alertNames.latency}
More than 1% of requests are slower than ${objective.latencySeconds} s.
1. Compare load and replicas on the dashboard "${name}".
2. If replicas are at ${
    spec.scaling.maxReplicas
  }, propose a higher spec.scaling.maxReplicas.
3. Follow one slow trace to the dependency that takes the time.

## ${alertNames.noMetrics}
Prometheus reads no requests from the service.
1. Does it run: \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name}\`
2. Does it answer: \`kubectl -n ${namespace} port-forward service/${name} 8080\`, then open http://localhost:8080/metrics
`;
}
