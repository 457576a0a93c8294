import type { KubernetesObject } from '../compile/types';

/** Reads a value inside a plain object by path: `at(object, 'spec', 'template', 0)`. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? Object.getOwnPropertyDescriptor(current, key)?.value
        : undefined,
    value,
  );
}

/** The value as a list; nothing is an empty list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a record of texts. */
export function texts(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, text]) => [key, String(text)]),
      )
    : {};
}

/** Objects of one kind. */
export function ofKind(
  objects: readonly KubernetesObject[],
  ...kinds: string[]
): KubernetesObject[] {
  return objects.filter(({ kind }) => kinds.includes(kind));
}

/** True if labels hold every pair of the selector, and the selector selects something at all. */
export function selects(
  selector: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  const pairs = Object.entries(selector);
  return (
    pairs.length > 0 && pairs.every(([key, value]) => labels[key] === value)
  );
}
