import {
  API_VERSION,
  tenantNamespaceName,
  toYaml,
} from '@waymark/platform-api';

const TEAM = 'assistant';

/** Where one thing of the team lies. */
export const pathOf = (name: string, environment = 'development') =>
  `tenants/${TEAM}/${environment}/${name}.yaml`;

/** Text of a namespace. */
export function namespaceYaml(environment: string): string {
  return toYaml({
    apiVersion: API_VERSION,
    kind: 'TenantNamespace',
    metadata: { name: tenantNamespaceName(TEAM, environment) },
    spec: {
      owner: TEAM,
      tier: 'shared-standard',
      quota: { profile: 'large' },
    },
  });
}

/** Text of a service. */
export function serviceYaml(name: string, maxReplicas = 2): string {
  return toYaml({
    apiVersion: API_VERSION,
    kind: 'WebService',
    metadata: { name },
    spec: {
      owner: TEAM,
      runtime: { language: 'python', size: 'small' },
      exposure: { type: 'internal' },
      scaling: { minReplicas: 1, maxReplicas, metric: 'cpu' },
      reliability: { sloClass: 'standard', rollout: 'rolling' },
    },
  });
}
