import { load } from 'js-yaml';
import { fieldChanges, isObject } from './fieldChanges';

/** What the objects of branch rendered would become, by kind of difference. */
export interface FleetDiff {
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
  /** Folders of workloads and namespaces that anything changes in. */
  workloads: number;
  /** Workloads whose pods would be replaced. */
  restarts: number;
  /** Restarts first, then by how many workloads they touch. */
  groups: FleetDiffGroup[];
}

/** One kind of difference: objects of a kind that come or go, or one field of them that changes. */
export interface FleetDiffGroup {
  change: 'added' | 'removed' | 'changed';
  /** Kind of the objects. */
  kind: string;
  /** Of what is changed: the field, with `[]` for an item of a list. */
  field?: string;
  objects: number;
  workloads: number;
  /** Workloads whose pods this alone would replace. */
  restarts: number;
  /** The first object by path. */
  example: { path: string; before?: unknown; after?: unknown };
}

/** Kinds that replace their pods when the template changes. */
const WITH_PODS = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet'];

type Entry = Omit<FleetDiffGroup, 'objects' | 'workloads' | 'restarts'> & {
  restarts: boolean;
};

/**
 * Compares two trees of rendered files, and gathers what is alike: a field that changes in the same way everywhere is one line, not
 * one for each service. Pure.
 *
 * @param before - path → YAML, as branch rendered has it
 * @param after - path → YAML, as it would be
 */
export function fleetDiff(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FleetDiff {
  const counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  const groups = new Map<string, Entry[]>();
  const entries: Entry[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const found = compare(path, before.get(path), after.get(path));
    const change = found.at(0)?.change ?? 'unchanged';
    counts[change] += 1;
    entries.push(...found);
  }
  for (const entry of entries) {
    const key = [entry.change, entry.kind, entry.field ?? ''].join('\0');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return {
    ...counts,
    workloads: workloadsOf(entries).size,
    restarts: workloadsOf(entries.filter(({ restarts }) => restarts)).size,
    groups: [...groups.values()].map(toGroup).sort(mostTellingFirst),
  };
}

/** Whether two trees render the same. */
export function isEmptyDiff({ added, removed, changed }: FleetDiff): boolean {
  return added + removed + changed === 0;
}

function compare(
  path: string,
  before: string | undefined,
  after: string | undefined,
): Entry[] {
  if (before === after) return [];
  const was = before === undefined ? undefined : load(before);
  const is = after === undefined ? undefined : load(after);
  const kind = kindOf(is ?? was);
  if (was === undefined || is === undefined) {
    const change = was === undefined ? 'added' : 'removed';
    const restarts = change === 'removed' && WITH_PODS.includes(kind);
    return [{ change, kind, restarts, example: { path } }];
  }
  const fields = fieldChanges(was, is);
  if (fields.length === 0) {
    // The same object, written differently.
    return [
      {
        change: 'changed',
        kind,
        restarts: false,
        example: { path },
        field: '',
      },
    ];
  }
  return fields.map(({ path: at, ...values }) => ({
    change: 'changed',
    kind,
    field: at.replace(/\[[^\]"]*\]/g, '[]'),
    restarts: WITH_PODS.includes(kind) && /^spec\.template(\.|\[|$)/.test(at),
    example: { path, ...values },
  }));
}

function toGroup(entries: Entry[]): FleetDiffGroup {
  const [{ change, kind, field, example }] = entries;
  return {
    change,
    kind,
    ...(field !== undefined && { field }),
    objects: new Set(entries.map(each => each.example.path)).size,
    workloads: workloadsOf(entries).size,
    restarts: workloadsOf(entries.filter(({ restarts }) => restarts)).size,
    example,
  };
}

function mostTellingFirst(one: FleetDiffGroup, other: FleetDiffGroup): number {
  return (
    other.restarts - one.restarts ||
    other.workloads - one.workloads ||
    one.example.path.localeCompare(other.example.path)
  );
}

function workloadsOf(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map(({ example }) => workloadOf(example.path)));
}

/** The folder of a workload or baseline; what is Argo CD's stands for itself. */
function workloadOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === 'argocd' ? path : parts.slice(0, 3).join('/');
}

function kindOf(object: unknown): string {
  return isObject(object) && typeof object.kind === 'string'
    ? object.kind
    : 'unknown';
}
