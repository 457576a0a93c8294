/** One field that differs between two versions of an object. */
export interface FieldChangeAt {
  /** Such as `spec.template.spec.containers[app].image`: items of a list by their name, else by their place. */
  path: string;
  /** Absent when the field is new. */
  before?: unknown;
  /** Absent when the field is gone. */
  after?: unknown;
}

/** The smallest fields that differ between two values. Lists whose items have names are compared by name. */
export function fieldChanges(
  before: unknown,
  after: unknown,
  path = '',
): FieldChangeAt[] {
  if (isObject(before) && isObject(after)) {
    return keysOf(before, after).flatMap(key =>
      fieldChanges(before[key], after[key], join(path, key)),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return listChanges(before, after, path);
  }
  if (isSame(before, after)) return [];
  return [
    {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): FieldChangeAt[] {
  const was = byName(before);
  const is = byName(after);
  if (!was || !is) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) =>
      fieldChanges(before[index], after[index], `${path}[${index}]`),
    ).flat();
  }
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(name =>
    fieldChanges(was.get(name), is.get(name), `${path}[${name}]`),
  );
}

/** Items by the name that tells them apart; undefined when they have none, or one name twice. */
export function byName(
  items: readonly unknown[],
): Map<string, unknown> | undefined {
  const named = new Map<string, unknown>();
  for (const item of items) {
    const name = isObject(item) ? item.name : undefined;
    if (typeof name !== 'string' || named.has(name)) return undefined;
    named.set(name, item);
  }
  return named;
}

/** Whether two values of JSON are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  }
  if (isObject(one) && isObject(other)) {
    return keysOf(one, other).every(key => isSame(one[key], other[key]));
  }
  return one === other;
}

/** Whether a value is a map of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keysOf(
  one: Record<string, unknown>,
  other: Record<string, unknown>,
): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function join(path: string, key: string): string {
  const plain = /^[A-Za-z0-9_-]+$/.test(key);
  if (!plain) return `${path}["${key}"]`;
  return path === '' ? key : `${path}.${key}`;
}
