const MAX_SHOWN = 120;

/**
 * The offending value as a finding carries it: short, and always plain JSON, whatever came in.
 */
export function showValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? `[${value.length} entries]` : '{…}';
    default:
      return `[${typeof value}]`;
  }
}
