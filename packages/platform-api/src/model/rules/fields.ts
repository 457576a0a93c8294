import type { Finding } from '../../findings/finding';

/** An unvalidated object read field by field: a rule runs even when other fields are wrong. */
export type Fields = Record<string, unknown>;

/** A rule that spans fields; it sees the raw spec and the raw name. */
export type Rule = (
  spec: Fields,
  name: unknown,
) => Finding | undefined | (Finding | undefined)[];

/** The entries of an object; of anything else, none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** The first entries of a list, as many as any list may have; of anything else, none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 64) : [];
}

/** The `name` of each entry of a list. */
export function names(value: unknown): (string | undefined)[] {
  return list(value).map(entry => {
    const { name } = fields(entry);
    return typeof name === 'string' ? name : undefined;
  });
}

/** Type guard. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
