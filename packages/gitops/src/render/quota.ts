import {
  cpuCores,
  memoryBytes,
  type Platform,
  type ResourceAmount,
  type TenantNamespace,
} from '@waymark/platform-api';
import { namespacePath } from '../layout';
import { finding } from './findings';
import type { DocumentFinding, RenderedDocument } from './types';

/** What the workloads of a namespace request, beside what it allows. */
export interface QuotaUse {
  /** Path of the namespace's document. */
  namespace: string;
  limit: ResourceAmount;
  atMinReplicas: ResourceAmount;
  atMaxReplicas: ResourceAmount;
}

const MEASURES = [
  { key: 'cpuCores', title: 'CPU cores', unit: 1, suffix: '' },
  { key: 'memoryBytes', title: 'memory', unit: 2 ** 30, suffix: ' GiB' },
] as const;

/** Sums what each namespace's workloads request. Held documents count with what they ask for, where it is known. */
export function quotaUse(
  documents: Iterable<RenderedDocument>,
  platform: Platform,
): Map<string, QuotaUse> {
  const all = [...documents];
  const uses = new Map<string, QuotaUse>();
  for (const { path, document } of all) {
    if (document?.kind !== 'TenantNamespace') continue;
    const limit = limitOf(document, platform);
    if (!limit) continue;
    uses.set(path, {
      namespace: path,
      limit,
      atMinReplicas: { cpuCores: 0, memoryBytes: 0 },
      atMaxReplicas: { cpuCores: 0, memoryBytes: 0 },
    });
  }
  for (const { location, usage } of all) {
    if (location?.type !== 'workload' || !usage) continue;
    const use = uses.get(namespacePath(location.team, location.environment));
    if (!use) continue;
    use.atMinReplicas = add(use.atMinReplicas, usage.atMinReplicas);
    use.atMaxReplicas = add(use.atMaxReplicas, usage.atMaxReplicas);
  }
  return uses;
}

/** Warnings on namespaces whose workloads may ask for more than it allows. They hold nothing. */
export function quotaFindings(
  uses: ReadonlyMap<string, QuotaUse>,
): DocumentFinding[] {
  return [...uses.values()].flatMap(use => {
    const lowest = excess(use, 'atMinReplicas');
    const bound = lowest ? 'atMinReplicas' : 'atMaxReplicas';
    const over = lowest ?? excess(use, 'atMaxReplicas');
    return over ? [overQuota(use.namespace, over, bound, 'warning')] : [];
  });
}

/**
 * Errors on edited documents of namespaces that a change takes over their quota, or further over it, already with the
 * smallest number of replicas: Kubernetes would refuse the pods.
 */
export function quotaErrors(
  before: ReadonlyMap<string, QuotaUse>,
  after: ReadonlyMap<string, QuotaUse>,
  edited: ReadonlyMap<string, RenderedDocument>,
): DocumentFinding[] {
  return [...edited.values()].flatMap(({ path, location }) => {
    if (location?.type !== 'workload' && location?.type !== 'namespace') {
      return [];
    }
    const namespace = namespacePath(location.team, location.environment);
    const now = after.get(namespace);
    if (!now) return [];
    const over = excess(now, 'atMinReplicas');
    if (!over || !grew(before.get(namespace), now)) return [];
    return [overQuota(path, over, 'atMinReplicas', 'error')];
  });
}

type Bound = 'atMinReplicas' | 'atMaxReplicas';
type Excess = { title: string; asked: string; allowed: string };

function excess(use: QuotaUse, bound: Bound): Excess | undefined {
  const measure = MEASURES.find(({ key }) => use[bound][key] > use.limit[key]);
  if (!measure) return undefined;
  const show = (value: number) =>
    `${Math.round((value / measure.unit) * 1000) / 1000}${measure.suffix}`;
  return {
    title: measure.title,
    asked: show(use[bound][measure.key]),
    allowed: show(use.limit[measure.key]),
  };
}

function grew(before: QuotaUse | undefined, now: QuotaUse): boolean {
  return MEASURES.some(({ key }) => {
    const over = now.atMinReplicas[key] - now.limit[key];
    const was = before ? before.atMinReplicas[key] - before.limit[key] : 0;
    return over > Math.max(was, 0);
  });
}

function overQuota(
  document: string,
  { title, asked, allowed }: Excess,
  bound: Bound,
  severity: 'error' | 'warning',
): DocumentFinding {
  const replicas = bound === 'atMinReplicas' ? 'smallest' : 'largest';
  return finding(document, {
    path: document.endsWith('/_namespace.yaml') ? 'spec.quota' : 'spec.scaling',
    constraint: 'quota.sum',
    value: asked,
    severity,
    message: `With the ${replicas} number of replicas the workloads of this namespace request ${asked} of ${title}; its quota allows ${allowed}.`,
    fix: 'Use fewer replicas or a smaller size, or ask for a larger quota profile.',
  });
}

function limitOf(
  { spec }: TenantNamespace,
  platform: Platform,
): ResourceAmount | undefined {
  const profile = spec.quota?.profile ?? 'small';
  const limits =
    profile === 'custom' ? spec.quota?.limits : platform.quotas[profile];
  return (
    limits && {
      cpuCores: cpuCores(limits.cpu),
      memoryBytes: memoryBytes(limits.memory),
    }
  );
}

function add(a: ResourceAmount, b: ResourceAmount): ResourceAmount {
  return {
    cpuCores: Math.round((a.cpuCores + b.cpuCores) * 1000) / 1000,
    memoryBytes: a.memoryBytes + b.memoryBytes,
  };
}
