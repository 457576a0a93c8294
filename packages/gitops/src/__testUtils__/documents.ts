import {
  API_VERSION,
  tenantNamespaceName,
  type TenantNamespace,
  type WebService,
} from '@waymark/platform-api';
import { dump } from 'js-yaml';

/** A valid namespace document. */
export function namespaceYaml(
  team: string,
  environment = 'development',
  spec: Partial<TenantNamespace['spec']> = {},
): string {
  const document: TenantNamespace = {
    apiVersion: API_VERSION,
    kind: 'TenantNamespace',
    metadata: { name: tenantNamespaceName(team, environment) },
    spec: {
      owner: team,
      tier: 'shared-standard',
      quota: { profile: 'small' },
      ...spec,
    },
  };
  return dump(document);
}

/** A valid workload document. */
export function serviceYaml(
  name: string,
  owner: string,
  spec: Partial<WebService['spec']> = {},
): string {
  const document: WebService = {
    apiVersion: API_VERSION,
    kind: 'WebService',
    metadata: { name },
    spec: {
      owner,
      runtime: { language: 'python', size: 'small' },
      exposure: { type: 'internal' },
      scaling: { minReplicas: 2, maxReplicas: 4, metric: 'cpu' },
      reliability: { sloClass: 'standard', rollout: 'rolling' },
      ...spec,
    },
  };
  return dump(document);
}

/** Paths of a team in one environment. */
export function placesOf(team: string, environment = 'development') {
  const folder = `tenants/${team}/${environment}`;
  return {
    namespace: `${folder}/_namespace.yaml`,
    service: (name: string) => `${folder}/${name}.yaml`,
  };
}

/** A tree with the namespace of a team and services in it. */
export function tenantTree(
  team: string,
  services: readonly string[],
): Map<string, string> {
  const places = placesOf(team);
  return new Map([
    [places.namespace, namespaceYaml(team)],
    ...services.map((name): [string, string] => [
      places.service(name),
      serviceYaml(name, team),
    ]),
  ]);
}
