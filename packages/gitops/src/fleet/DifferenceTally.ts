import type { ObjectDifference } from './objectDifferences';

/** What objects would become, by kind of difference. */
export interface FleetDiff {
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
  /** Workloads and namespaces that anything changes in. */
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
  /** The first object that was compared. */
  example: { path: string; before?: unknown; after?: unknown };
}

/** Whose objects they are, by a name of one's own choice, and whether the example's values may be shown. */
export interface DifferenceOwner {
  name: string;
  /** @defaultValue true */
  shown?: boolean;
}

type Group = {
  first: ObjectDifference;
  objects: number;
  /** File that was counted last, since one object may differ twice in one field of lists. */
  last: string;
  workloads: Set<string>;
  restarts: Set<string>;
};

/** Gathers differences that are alike: a field that changes in the same way everywhere is one line, not one for each service. */
export class DifferenceTally {
  readonly #counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  readonly #groups = new Map<string, Group>();
  readonly #workloads = new Set<string>();
  readonly #restarts = new Set<string>();

  /** Counts one object, with what differs in it. */
  add(owner: DifferenceOwner, differences: readonly ObjectDifference[]): void {
    this.#counts[differences.at(0)?.change ?? 'unchanged'] += 1;
    for (const difference of differences) this.#file(owner, difference);
  }

  /** Counts objects that are equal without looking at them. */
  addUnchanged(objects: number): void {
    this.#counts.unchanged += objects;
  }

  /** What was counted so far. */
  get counts(): Omit<FleetDiff, 'groups'> {
    return {
      ...this.#counts,
      workloads: this.#workloads.size,
      restarts: this.#restarts.size,
    };
  }

  /** Everything that was counted. */
  toDiff(): FleetDiff {
    const groups = [...this.#groups.values()].map(toGroup);
    return { ...this.counts, groups: groups.sort(mostTellingFirst) };
  }

  #file({ name, shown = true }: DifferenceOwner, found: ObjectDifference) {
    const { change, kind, field, restarts, example } = found;
    const key = [change, kind, field ?? ''].join('\0');
    const visible = shown ? found : { ...found, example: { path: '' } };
    let group = this.#groups.get(key);
    if (!group) {
      group = {
        first: visible,
        objects: 0,
        last: '',
        workloads: new Set(),
        restarts: new Set(),
      };
      this.#groups.set(key, group);
    }
    if (shown && group.first.example.path === '') group.first = visible;
    if (group.last !== example.path) group.objects += 1;
    group.last = example.path;
    group.workloads.add(name);
    this.#workloads.add(name);
    if (restarts) {
      group.restarts.add(name);
      this.#restarts.add(name);
    }
  }
}

function toGroup({ first, objects, workloads, restarts }: Group) {
  const { change, kind, field, example } = first;
  return {
    change,
    kind,
    ...(field !== undefined && { field }),
    objects,
    workloads: workloads.size,
    restarts: restarts.size,
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
