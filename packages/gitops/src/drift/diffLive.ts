import { isObject } from '../fleet/fieldChanges';
import { formatFieldPath, type PathStep } from './fieldPath';
import { ownerOf, type FieldOwner } from './ownerOf';
import { isSameValue, isZero } from './sameValue';

/** A field that intent owns and that is otherwise in the cluster. */
export interface LiveDifference {
  /** Such as `spec.template.spec.containers[app].image`. */
  path: string;
  /** As it is rendered. */
  wanted: unknown;
  /** As it is in the cluster; absent when it was removed. */
  live?: unknown;
  /** Who wrote it; absent when nobody owns it any more. */
  by?: FieldOwner;
}

/** Keys that tell items of a list apart, as the types of Kubernetes declare them (`x-kubernetes-list-map-keys`), first that fits. */
const LIST_KEYS: readonly (readonly string[])[] = [
  ['name'],
  ['containerPort', 'protocol'],
  ['port', 'protocol'],
  ['mountPath'],
  ['type'],
  ['topologyKey', 'whenUnsatisfiable'],
];
const DEFAULTS: Readonly<Record<string, unknown>> = { protocol: 'TCP' };

/**
 * Compares a live object with the rendered one on the fields that the rendered one has, which are those that intent owns. What the
 * API server adds (defaults, status) or writes differently (quantities), and what others own, is no difference. Pure.
 */
export function diffLive(rendered: unknown, live: unknown): LiveDifference[] {
  const found: LiveDifference[] = [];
  compare(rendered, live, [], (steps, wanted, is) => {
    const by = ownerOf(live, steps);
    found.push({
      path: formatFieldPath(steps),
      wanted,
      ...(is !== undefined && { live: is }),
      ...(by && { by }),
    });
  });
  return found;
}

type Report = (
  steps: readonly PathStep[],
  wanted: unknown,
  live: unknown,
) => void;

function compare(
  wanted: unknown,
  live: unknown,
  steps: readonly PathStep[],
  report: Report,
): void {
  if (isObject(wanted) && isObject(live)) {
    for (const [field, value] of Object.entries(wanted)) {
      compare(value, live[field], [...steps, { field }], report);
    }
  } else if (Array.isArray(wanted) && Array.isArray(live)) {
    compareLists(wanted, live, steps, report);
  } else if (!isSameValue(wanted, live)) {
    report(steps, wanted, live);
  }
}

function compareLists(
  wanted: readonly unknown[],
  live: readonly unknown[],
  steps: readonly PathStep[],
  report: Report,
): void {
  const keys = LIST_KEYS.find(
    each => isKeyedBy(wanted, each) && isKeyedBy(live, each),
  );
  if (!keys) {
    // Such a list is written as a whole: one more item is a difference too.
    const isAsLong = wanted.length === live.length;
    if (!isAsLong || wanted.some(item => !isObject(item))) {
      if (!isSameList(wanted, live)) report(steps, wanted, live);
      return;
    }
  }
  wanted.forEach((item, place) => {
    const index = keys
      ? live.findIndex(each => keyOf(each, keys) === keyOf(item, keys))
      : place;
    const label = keys ? labelOf(item, keys) : String(place);
    const step = { index, item: live[index] ?? item, label };
    compare(item, live[index], [...steps, step], report);
  });
}

function isSameList(
  wanted: readonly unknown[],
  live: readonly unknown[],
): boolean {
  if (wanted.length !== live.length) return isZero(wanted) && isZero(live);
  return wanted.every(
    (item, index) => diffLive(item, live[index]).length === 0,
  );
}

function isKeyedBy(
  items: readonly unknown[],
  keys: readonly string[],
): boolean {
  const isNamed = (item: unknown) =>
    isObject(item) &&
    keys.every(key => (item[key] ?? DEFAULTS[key]) !== undefined);
  const distinct = new Set(items.map(item => keyOf(item, keys)));
  return items.every(isNamed) && distinct.size === items.length;
}

function keyOf(item: unknown, keys: readonly string[]): string {
  const values = isObject(item)
    ? keys.map(key => item[key] ?? DEFAULTS[key])
    : [];
  return JSON.stringify(values);
}

function labelOf(item: unknown, keys: readonly string[]): string {
  return isObject(item) ? String(item[keys[0]]) : '';
}
