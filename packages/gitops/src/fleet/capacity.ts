import type { ResourceAmount } from '@waymark/platform-api';
import { parsePath } from '../layout';
import { quotaUse, type QuotaUse, type Rendering } from '../render';
import type { Steps } from '../slices';

/** What the workloads of one namespace ask for, beside its quota, before and after a change. */
export interface CapacityChange {
  /** Path of the namespace's document. */
  namespace: string;
  team: string;
  environment: string;
  /** Absent when the namespace is new. */
  before?: Capacity;
  /** Absent when the namespace goes. */
  after?: Capacity;
  /** The number of replicas with which it would be over its quota: the smallest is worse. */
  over?: 'atMinReplicas' | 'atMaxReplicas';
}

/** Limit and use of a namespace. */
export type Capacity = Omit<QuotaUse, 'namespace'>;

/** What the whole fleet asks for. */
export type FleetCapacity = Pick<QuotaUse, 'atMinReplicas' | 'atMaxReplicas'>;

const NOTHING: ResourceAmount = { cpuCores: 0, memoryBytes: 0 };

/** Namespaces whose use or quota a change moves: over quota first, then the largest growth. */
export function* capacityChanges(
  before: Rendering,
  after: Rendering,
): Steps<{
  namespaces: CapacityChange[];
  before: FleetCapacity;
  after: FleetCapacity;
}> {
  const was = quotaUse(before.documents.values(), before.platform.platform);
  yield;
  const is = quotaUse(after.documents.values(), after.platform.platform);
  yield;
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  const namespaces = paths.flatMap(path =>
    changeOf(path, was.get(path), is.get(path)),
  );
  return {
    namespaces: namespaces.sort(worstFirst),
    before: sumOf(was.values()),
    after: sumOf(is.values()),
  };
}

function changeOf(
  namespace: string,
  was: QuotaUse | undefined,
  is: QuotaUse | undefined,
): CapacityChange[] {
  const parsed = parsePath(namespace);
  if (!parsed.ok || !('team' in parsed.location) || isSame(was, is)) return [];
  const { team, environment } = parsed.location;
  const over = is && excess(is);
  return [
    {
      namespace,
      team,
      environment,
      ...(was && { before: capacityOf(was) }),
      ...(is && { after: capacityOf(is) }),
      ...(over && { over }),
    },
  ];
}

function capacityOf({ limit, atMinReplicas, atMaxReplicas }: QuotaUse) {
  return { limit, atMinReplicas, atMaxReplicas };
}

function excess(use: QuotaUse): CapacityChange['over'] {
  if (!fits(use.atMinReplicas, use.limit)) return 'atMinReplicas';
  return fits(use.atMaxReplicas, use.limit) ? undefined : 'atMaxReplicas';
}

function fits(asked: ResourceAmount, limit: ResourceAmount): boolean {
  return (
    asked.cpuCores <= limit.cpuCores && asked.memoryBytes <= limit.memoryBytes
  );
}

function isSame(was: QuotaUse | undefined, is: QuotaUse | undefined): boolean {
  return JSON.stringify(was) === JSON.stringify(is);
}

const RANK = { atMinReplicas: 0, atMaxReplicas: 1, none: 2 };

function worstFirst(one: CapacityChange, other: CapacityChange): number {
  return (
    RANK[one.over ?? 'none'] - RANK[other.over ?? 'none'] ||
    growth(other) - growth(one) ||
    one.namespace.localeCompare(other.namespace)
  );
}

function growth({ before, after }: CapacityChange): number {
  const cores = (use: Capacity | undefined) =>
    (use?.atMaxReplicas ?? NOTHING).cpuCores;
  return cores(after) - cores(before);
}

function sumOf(uses: Iterable<QuotaUse>): FleetCapacity {
  const sum = { atMinReplicas: { ...NOTHING }, atMaxReplicas: { ...NOTHING } };
  for (const use of uses) {
    for (const bound of ['atMinReplicas', 'atMaxReplicas'] as const) {
      sum[bound] = {
        cpuCores: round(sum[bound].cpuCores + use[bound].cpuCores),
        memoryBytes: sum[bound].memoryBytes + use[bound].memoryBytes,
      };
    }
  }
  return sum;
}

/** To the thousandth of a core that Kubernetes counts in. */
function round(cores: number): number {
  return Math.round(cores * 1000) / 1000;
}
