import type { KubernetesObject } from '../compile/types';

/** Values of a chart, as values.yaml holds them. */
export interface ValueTree {
  [name: string]: string | number | ValueTree;
}

/** Which fields of which kind become values: path in the object → path in values.yaml. */
const WORKLOAD = {
  'spec.replicas': 'replicas',
  'spec.template.spec.containers.0.image': 'image',
  'spec.template.spec.containers.0.resources.requests.cpu':
    'resources.cpuRequest',
  'spec.template.spec.containers.0.resources.requests.memory':
    'resources.memoryRequest',
  'spec.template.spec.containers.0.resources.limits.memory':
    'resources.memoryLimit',
};

const FIELDS: Record<string, Record<string, string> | undefined> = {
  Deployment: WORKLOAD,
  Rollout: WORKLOAD,
  HorizontalPodAutoscaler: {
    'spec.minReplicas': 'scaling.minReplicas',
    'spec.maxReplicas': 'scaling.maxReplicas',
  },
  ScaledObject: {
    'spec.minReplicaCount': 'scaling.minReplicas',
    'spec.maxReplicaCount': 'scaling.maxReplicas',
  },
  HTTPRoute: { 'spec.hostnames.0': 'host' },
};

/** Stands in the object where the template will read a value; plain in YAML, in no name. */
export const MARK = /__VALUE_(TEXT|NUMBER)_([A-Za-z.]+)__/g;

/** A copy of the object with marks for values; the values themselves are added to the tree. */
export function extractValues(
  object: KubernetesObject,
  values: ValueTree,
): object {
  const fields = FIELDS[object.kind] ?? {};
  function walk(node: unknown, path: string): unknown {
    const value = fields[path];
    if (value && (typeof node === 'string' || typeof node === 'number')) {
      set(values, value.split('.'), node);
      return `__VALUE_${
        typeof node === 'string' ? 'TEXT' : 'NUMBER'
      }_${value}__`;
    }
    return typeof node === 'object' && node !== null
      ? walkInto(node, path)
      : node;
  }
  function walkInto(node: object, path: string): object {
    if (Array.isArray(node)) {
      return node.map((entry: unknown, index) =>
        walk(entry, `${path}.${index}`),
      );
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, entry]) => [
        key,
        walk(entry, path ? `${path}.${key}` : key),
      ]),
    );
  }
  return walkInto(object, '');
}

function set(tree: ValueTree, path: string[], value: string | number): void {
  const [head, ...rest] = path;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const next = tree[head];
  const branch: ValueTree = typeof next === 'object' ? next : {};
  tree[head] = branch;
  set(branch, rest, value);
}
