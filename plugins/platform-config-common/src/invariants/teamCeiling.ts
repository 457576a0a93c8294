import {
  cpuCores,
  memoryBytes,
  tenantNamespaceName,
  type QuotaLimits,
} from '@waymark/platform-api';
import {
  ofKind,
  tenantPlace,
  type ConfigurationTree,
  type Placed,
} from '../documents/tree';
import { namespaceLimits } from '../relations/allocation';
import { defineInvariant, type Break } from './invariant';
import { showCores, showMemory, sumOf } from './quantities';

type Held = { path: string; limits: QuotaLimits };

const MEASURES = [
  {
    key: 'cpu',
    of: ({ cpu }: QuotaLimits) => cpuCores(cpu),
    ceiling: ({ spec }: Placed<'Team'>) =>
      spec.quota && cpuCores(spec.quota.cpu),
    show: showCores,
  },
  {
    key: 'memory',
    of: ({ memory }: QuotaLimits) => memoryBytes(memory),
    ceiling: ({ spec }: Placed<'Team'>) =>
      spec.quota && memoryBytes(spec.quota.memory),
    show: (bytes: number) => `${showMemory(bytes)} of memory`,
  },
  {
    key: 'gpus',
    of: ({ gpus = 0 }: QuotaLimits) => gpus,
    // A namespace says how many, not of which type.
    ceiling: ({ spec }: Placed<'Team'>) =>
      spec.quota && sumOf(Object.values(spec.quota.gpus ?? {})),
    show: (count: number) => (count === 1 ? '1 GPU' : `${count} GPUs`),
  },
] as const;

/** Sum of the quotas of a team's namespaces. */
export const teamCeiling = defineInvariant({
  id: 'team-ceiling',
  title: 'A team’s namespaces stay within the team’s quota',
  why: 'The team’s quota is what the organization counts with; namespaces beyond it take from everybody else.',
  breaks(tree) {
    const held = namespaces(tree);
    return ofKind(tree, 'Team').flatMap(team =>
      MEASURES.flatMap(measure =>
        beyond(team, held.get(team.name) ?? [], measure),
      ),
    );
  },
});

/**
 * The namespace at which the sum, going by path, first passes the team's quota, so that equal trees blame equal documents; none
 * after it, because with that one corrected the others may fit.
 */
function beyond(
  team: Placed<'Team'>,
  all: readonly Held[],
  { key, of, ceiling, show }: (typeof MEASURES)[number],
): Break[] {
  const limit = ceiling(team);
  if (limit === undefined) return [];
  const sum = sumOf(all.map(({ limits }) => of(limits)));
  if (sum <= limit) return [];
  const over = all.find(
    (_, index) =>
      sumOf(all.slice(0, index + 1).map(({ limits }) => of(limits))) > limit,
  );
  if (!over) return [];
  return [
    {
      document: over.path,
      path: 'spec.quota',
      value: show(of(over.limits)),
      message: `With ${show(of(over.limits))}, namespace "${nameOf(
        over.path,
      )}" goes over: team "${team.name}" would hold ${show(
        sum,
      )}, and its quota is ${show(limit)}.`,
      fix: `Choose a smaller quota for a namespace, or raise spec.quota.${key} of ${team.path}.`,
    },
  ];
}

function nameOf(path: string): string {
  const { team, environment } = tenantPlace(path);
  return tenantNamespaceName(team, environment);
}

function namespaces(tree: ConfigurationTree): Map<string, Held[]> {
  const profiles = new Map<string, QuotaLimits>(
    ofKind(tree, 'QuotaProfile').map(({ name, spec }) => [name, spec]),
  );
  const held = new Map<string, Held[]>();
  const byPath = [...tree.tenants].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, document } of byPath) {
    if (document?.kind !== 'TenantNamespace') continue;
    const limits = namespaceLimits(document, profiles);
    if (!limits) continue;
    const { team } = tenantPlace(path);
    held.set(team, [...(held.get(team) ?? []), { path, limits }]);
  }
  return held;
}
