/** NUL, or half of a surrogate pair: PostgreSQL keeps neither, in `text` or in `jsonb`. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;
/** What is nested deeper is for the schema to refuse. */
const DEEPEST = 64;

/** Paths of the texts, names of fields among them, that no database would keep. */
export function unkeepable(
  input: unknown,
  path: readonly PropertyKey[] = [],
): PropertyKey[][] {
  if (typeof input === 'string') {
    return UNKEEPABLE.test(input) ? [[...path]] : [];
  }
  if (typeof input !== 'object' || input === null) return [];
  if (path.length > DEEPEST) return [];
  if (Array.isArray(input)) {
    return input.flatMap((value, index) => unkeepable(value, [...path, index]));
  }
  return Object.entries(input).flatMap(([key, value]) =>
    UNKEEPABLE.test(key) ? [[...path]] : unkeepable(value, [...path, key]),
  );
}
