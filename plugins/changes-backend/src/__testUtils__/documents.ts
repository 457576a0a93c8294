import {
  API_VERSION,
  tenantNamespaceName,
  type WebService,
} from '@waymark/platform-api';
import { dump } from 'js-yaml';

/** A valid namespace document. */
export function namespaceYaml(
  team: string,
  environment = 'development',
): string {
  return dump({
    apiVersion: API_VERSION,
    kind: 'TenantNamespace',
    metadata: { name: tenantNamespaceName(team, environment) },
    spec: {
      owner: team,
      tier: 'shared-standard',
      quota: { profile: 'small' },
    },
  });
}

/** A valid workload document. */
export function serviceYaml(
  name: string,
  owner: string,
  scaling: Partial<WebService['spec']['scaling']> = {},
): string {
  return dump({
    apiVersion: API_VERSION,
    kind: 'WebService',
    metadata: { name },
    spec: {
      owner,
      runtime: { language: 'python', size: 'small' },
      exposure: { type: 'internal' },
      scaling: { minReplicas: 1, maxReplicas: 2, metric: 'cpu', ...scaling },
      reliability: { sloClass: 'standard', rollout: 'rolling' },
    },
  });
}

/** An edit that writes a document. */
export function put(path: string, content: string) {
  return { action: 'put' as const, path, content };
}
