import { parseEntityRef } from '@backstage/catalog-model';

/** Values as a form has them: anything may be missing, empty or of the wrong type. */
export type RawValues = Record<string, unknown>;

/** Drops what a form sends for "nothing": undefined, null, empty strings and empty lists. */
export function withoutBlanks(values: RawValues): RawValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The name in an entity ref, or the text itself: `group:default/assistant` → `assistant`. */
export function nameIn(ref: unknown, defaultKind: string): unknown {
  if (typeof ref !== 'string' || !/[:/]/.test(ref)) {
    return ref;
  }
  try {
    return parseEntityRef(ref, { defaultKind }).name;
  } catch {
    // Not a ref: the text stays as it is, and validation says what is wrong with it.
    return ref;
  }
}
