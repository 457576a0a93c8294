import {
  cpuCores,
  memoryBytes,
  type Ceiling,
  type QuotaLimits,
  type TenantNamespace,
} from '@waymark/platform-api';
import { ofKind, type ConfigurationTree } from '../documents/tree';
import { sumOf } from '../invariants/quantities';

/** What of one measure is given away, and to whom. */
export interface Allocation {
  measure: 'cpu' | 'memory' | 'gpus';
  /** Of measure gpus, where each type is counted by itself. */
  gpuType?: string;
  /** In cores, bytes or GPUs; absent where nothing bounds it. */
  ceiling?: number;
  /** Sum of {@link shares}. */
  allocated: number;
  /** Those that hold some, the largest first. */
  shares: { name: string; amount: number }[];
}

type Tree = Pick<ConfigurationTree, 'documents'>;

/** Quotas of all teams against the ceiling of the organization. Pure. */
export function organizationAllocations(tree: Tree): Allocation[] {
  const [organization] = ofKind(tree, 'Organization');
  const ceiling = organization?.spec.ceiling;
  const teams = ofKind(tree, 'Team').flatMap(({ name, spec }) =>
    spec.quota ? [{ name, quota: spec.quota }] : [],
  );
  const types = new Set(
    [ceiling, ...teams.map(({ quota }) => quota)].flatMap(one =>
      Object.keys(one?.gpus ?? {}),
    ),
  );
  const allocation = (
    measure: Allocation['measure'],
    of: (quota: Ceiling) => number,
    gpuType?: string,
  ) => ({
    measure,
    ...(gpuType !== undefined && { gpuType }),
    ...(ceiling && { ceiling: of(ceiling) }),
    ...shared(teams.map(({ name, quota }) => ({ name, amount: of(quota) }))),
  });
  return [
    allocation('cpu', ({ cpu }) => cpuCores(cpu)),
    allocation('memory', ({ memory }) => memoryBytes(memory)),
    ...[...types]
      .sort()
      .map(type => allocation('gpus', ({ gpus }) => gpus?.[type] ?? 0, type)),
  ];
}

/**
 * Quotas of a team's namespaces against the quota of the team. Pure. A namespace says how many GPUs it may use, not of which
 * type, so that all types are one here.
 */
export function teamAllocations(
  tree: Tree,
  team: string,
  namespaces: readonly { name: string; document: TenantNamespace }[],
): Allocation[] {
  const quota = ofKind(tree, 'Team').find(({ name }) => name === team)?.spec
    .quota;
  const profiles = new Map<string, QuotaLimits>(
    ofKind(tree, 'QuotaProfile').map(({ name, spec }) => [name, spec]),
  );
  const held = namespaces.flatMap(({ name, document }) => {
    const limits = namespaceLimits(document, profiles);
    return limits ? [{ name, limits }] : [];
  });
  const allocation = (
    measure: Allocation['measure'],
    ceiling: number | undefined,
    of: (limits: QuotaLimits) => number,
  ) => ({
    measure,
    ...(ceiling !== undefined && { ceiling }),
    ...shared(held.map(({ name, limits }) => ({ name, amount: of(limits) }))),
  });
  const gpus = allocation(
    'gpus',
    quota && sumOf(Object.values(quota.gpus ?? {})),
    limits => limits.gpus ?? 0,
  );
  return [
    allocation('cpu', quota && cpuCores(quota.cpu), ({ cpu }) => cpuCores(cpu)),
    allocation('memory', quota && memoryBytes(quota.memory), ({ memory }) =>
      memoryBytes(memory),
    ),
    ...(gpus.ceiling || gpus.allocated > 0 ? [gpus] : []),
  ];
}

/** What a namespace may use in sum; undefined when its profile is not there. */
export function namespaceLimits(
  { spec: { quota } }: TenantNamespace,
  profiles: ReadonlyMap<string, QuotaLimits>,
): QuotaLimits | undefined {
  return quota?.limits ?? profiles.get(quota?.profile ?? 'small');
}

function shared(
  all: readonly { name: string; amount: number }[],
): Pick<Allocation, 'allocated' | 'shares'> {
  const shares = all
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
  return { allocated: sumOf(shares.map(({ amount }) => amount)), shares };
}
