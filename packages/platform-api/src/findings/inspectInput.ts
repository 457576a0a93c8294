import { refusal, type Finding } from './finding';

/** Bounds on what is looked at, so that hostile input costs little. */
export const INPUT_LIMITS = {
  depth: 24,
  values: 5_000,
  stringLength: 16_384,
} as const;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface Visit {
  value: unknown;
  path: string;
  depth: number;
}

/**
 * Refuses, before any schema sees it, input that is no plain bounded JSON: too deep, too large,
 * cyclic, with accessors, foreign prototypes or keys that reach for a prototype.
 */
export function inspectInput(input: unknown): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<object>();
  const queue: Visit[] = [{ value: input, path: '', depth: 0 }];
  let count = 0;
  for (let visit = queue.pop(); visit; visit = queue.pop()) {
    count += 1;
    if (count > INPUT_LIMITS.values) {
      return [
        refusal(
          '',
          'too-many-values',
          undefined,
          `The document has more than ${INPUT_LIMITS.values} values.`,
          'Split it into several documents.',
        ),
      ];
    }
    const problem = inspectValue(visit, seen, queue);
    if (problem) findings.push(problem);
    if (findings.length >= 50) return findings;
  }
  return findings;
}

function inspectValue(
  { value, path, depth }: Visit,
  seen: Set<object>,
  queue: Visit[],
): Finding | undefined {
  if (typeof value === 'string') {
    return value.length > INPUT_LIMITS.stringLength
      ? refusal(
          path,
          'too-long',
          value,
          `The text is longer than ${INPUT_LIMITS.stringLength} characters.`,
          'Shorten it.',
        )
      : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (seen.has(value)) {
    return refusal(
      path,
      'shared-reference',
      undefined,
      'The same object appears twice, or within itself.',
      'Write each value out where it belongs.',
    );
  }
  seen.add(value);
  if (depth >= INPUT_LIMITS.depth) {
    return refusal(
      path,
      'too-deep',
      undefined,
      `The document is nested deeper than ${INPUT_LIMITS.depth} levels.`,
      'Remove the nesting; no field needs it.',
    );
  }
  if (!Array.isArray(value) && !isPlain(value)) {
    return refusal(
      path,
      'plain-object',
      undefined,
      'The value is not a plain object.',
      'Send plain JSON: objects, lists, text, numbers, true, false.',
    );
  }
  return inspectKeys({ value, path, depth }, queue);
}

/** Made by `{}` or JSON, in this realm or another: its prototype is some `Object.prototype`. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    (typeof prototype === 'object' &&
      Object.getPrototypeOf(prototype) === null &&
      Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}

function inspectKeys(
  { value, path, depth }: { value: object; path: string; depth: number },
  queue: Visit[],
): Finding | undefined {
  const isList = Array.isArray(value);
  if (isList && value.length > INPUT_LIMITS.values) {
    return refusal(
      path,
      'too-many-values',
      undefined,
      `The list has more than ${INPUT_LIMITS.values} entries.`,
      'Shorten it.',
    );
  }
  for (const key of Object.getOwnPropertyNames(value)) {
    if (isList && key === 'length') continue;
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    const child = isList ? `${path}[${key}]` : joinPath(path, key);
    if (FORBIDDEN_KEYS.has(key)) {
      return refusal(
        child,
        'forbidden-key',
        undefined,
        `The key "${key}" is not allowed anywhere.`,
        'Remove it.',
      );
    }
    if (!descriptor || !('value' in descriptor)) {
      return refusal(
        child,
        'plain-object',
        undefined,
        'The value is computed.',
        'Send plain JSON.',
      );
    }
    const next: unknown = descriptor.value;
    queue.push({ value: next, path: child, depth: depth + 1 });
  }
  return undefined;
}

/** `a.b`, or `a["odd key"]` for keys that are no identifiers. */
export function joinPath(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) {
    return `${path}[${JSON.stringify(key.slice(0, 80))}]`;
  }
  return path ? `${path}.${key}` : key;
}
