import {
  API_VERSION,
  tenantNamespaceName,
  toYaml,
} from '@waymark/platform-api';
import { seedFiles } from '@waymark/plugin-platform-config-common';
import { fleet } from '../fleet';

/** A fleet with the namespaces that it needs, and the seeded configuration. */
export function fleetTree(size: number): Map<string, string> {
  const tree = new Map<string, string>(seedFiles());
  for (const service of fleet(size)) {
    const { owner } = service.spec;
    const folder = `tenants/${owner}/development`;
    tree.set(`${folder}/${service.metadata.name}.yaml`, toYaml(service));
    tree.set(
      `${folder}/_namespace.yaml`,
      toYaml({
        apiVersion: API_VERSION,
        kind: 'TenantNamespace',
        metadata: { name: tenantNamespaceName(owner, 'development') },
        spec: { owner, tier: 'shared-standard', quota: { profile: 'large' } },
      }),
    );
  }
  return tree;
}

/** The same tree with more replicas of its first service. */
export function withOneEdit(
  tree: ReadonlyMap<string, string>,
): Map<string, string> {
  const edited = new Map(tree);
  for (const [path, text] of tree) {
    if (!text.includes('minReplicas: 2')) continue;
    edited.set(path, text.replace('minReplicas: 2', 'minReplicas: 3'));
    break;
  }
  return edited;
}

/** The same tree, with every size asking for more memory. */
export function roomier(
  tree: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    [...tree].map(([path, text]) => [
      path,
      path.startsWith('platform/sizes/')
        ? text.replace(
            /(memory\w+: )(\d+)(Mi|Gi)/g,
            (_all, field: string, amount: string, unit: string) =>
              `${field}${
                unit === 'Gi' ? 1024 * Number(amount) + 64 : Number(amount) + 64
              }Mi`,
          )
        : text,
    ]),
  );
}
