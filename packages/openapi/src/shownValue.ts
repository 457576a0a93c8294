/** Longer values, such as documents, are not sent back. */
const MAX_LENGTH = 200;

/** The value of a finding as it is sent back: a short text, a number, true or false; nothing else. */
export function shownValue(value: unknown): {
  value?: string | number | boolean;
} {
  if (typeof value === 'number' || typeof value === 'boolean') return { value };
  return typeof value === 'string' && value.length <= MAX_LENGTH
    ? { value }
    : {};
}
