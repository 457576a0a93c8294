import type { WebService } from '../../model/webService';
import type { Gateway } from '../../platform/cluster';
import type { Report, Tenancy } from '../context';
import { derivedName } from '../names';

/** Chooses the gateway by exposure, TLS class, WAF class and host, and the host under it. */
export function resolveRoute(
  { metadata, spec }: WebService,
  tenancy: Tenancy,
  report: Report,
): { gateway: Gateway; host: string } | undefined {
  const { type, host, tls, waf } = spec.exposure;
  const ofType = tenancy.cluster.gateways.filter(
    gateway => gateway.exposure === type,
  );
  const ofClass = ofType.filter(
    gateway =>
      (tls === undefined || gateway.tls === tls) &&
      (waf === undefined || gateway.waf === waf),
  );
  if (ofClass.length === 0) {
    report({
      path: 'spec.exposure',
      constraint: 'exposure.gateway',
      value: type,
      message: `Cluster "${tenancy.clusterName}" has no ${type} gateway with these TLS and WAF classes.`,
      fix: `Choose one of: ${
        ofType.map(describe).join('; ') || 'none; ask the platform team'
      }.`,
    });
    return undefined;
  }
  const gateway = ofClass.find(
    ({ domain }) => host === undefined || host.endsWith(`.${domain}`),
  );
  if (!gateway) {
    report({
      path: 'spec.exposure.host',
      constraint: 'exposure.host',
      value: host,
      message: `No ${type} gateway of cluster "${tenancy.clusterName}" serves "${host}".`,
      fix: `Use a host under ${ofClass
        .map(({ domain }) => domain)
        .join(' or ')}, or leave it out.`,
    });
    return undefined;
  }
  if (type === 'public') reportPublic(spec.dataSensitivity, report);
  return {
    gateway,
    host: host ?? defaultHost(metadata.name, tenancy, gateway),
  };
}

function defaultHost(
  name: string,
  { environment, environmentName }: Tenancy,
  { domain }: Gateway,
): string {
  const label =
    environment.stage === 'production'
      ? name
      : derivedName(name, environmentName);
  return `${label}.${domain}`;
}

function reportPublic(
  sensitivity: WebService['spec']['dataSensitivity'],
  report: Report,
): void {
  report({
    path: 'spec.exposure.type',
    constraint: 'exposure.public',
    value: 'public',
    severity: 'info',
    message: 'The internet reaches this service; the route needs an approval.',
    fix: 'Nothing to do: a security reviewer is asked.',
  });
  if (sensitivity !== 'confidential' && sensitivity !== 'restricted') return;
  report({
    path: 'spec.dataSensitivity',
    constraint: 'exposure.sensitivity',
    value: sensitivity,
    severity: 'warning',
    message: `A public service that handles ${sensitivity} data is looked at closely.`,
    fix: 'Keep the service internal, or say in the request why it must be public.',
  });
}

function describe({ tls, waf, domain }: Gateway): string {
  return `tls ${tls}, waf ${waf} (${domain})`;
}
