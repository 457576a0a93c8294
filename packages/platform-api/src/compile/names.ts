import { MAX_NAME_LENGTH } from '../model/primitives';

const HASH_LENGTH = 8;

/**
 * Joins parts to a name of at most 63 characters. A longer one is cut and ends with a hash of
 * the whole, so that two long names never meet. Frozen: deployed objects carry these names.
 */
export function derivedName(...parts: string[]): string {
  return fit(parts.join('-'));
}

/**
 * The name of an object that belongs to one part of a service: `<service>.<part>`. The dot cannot
 * occur in a service's name, so two services of a namespace never meet. Frozen.
 */
export function partName(service: string, part: string): string {
  return fit(`${service}.${part}`);
}

/** {@link derivedName} for systems that allow fewer characters than Kubernetes. */
export function boundedName(limit: number, ...parts: string[]): string {
  return fit(parts.join('-'), limit);
}

function fit(name: string, limit: number = MAX_NAME_LENGTH): string {
  if (name.length <= limit) return name;
  const kept = name.slice(0, limit - HASH_LENGTH - 1).replace(/[-.]+$/, '');
  return `${kept}-${hash(name)}`;
}

/** The namespace of a team in an environment: `<team>-<environment>`, cut and hashed when long. */
export function tenantNamespaceName(team: string, environment: string): string {
  return derivedName(team, environment);
}

/** The Argo CD Application of a workload. A service's name is unique, so no team is needed. */
export function applicationName(service: string, environment: string): string {
  return derivedName(service, environment);
}

/** The Argo CD Application of a namespace's baseline. */
export function baselineApplicationName(namespace: string): string {
  return derivedName(namespace, 'baseline');
}

/**
 * FNV-1a, 32 bit, twice with different offsets and folded to eight base-36 digits
 * (http://www.isthe.com/chongo/tech/comp/fnv/). No cryptography: names are not secret, and the
 * package runs in the browser too.
 */
function hash(text: string): string {
  const digits = (
    fnv1a(text, 0x811c9dc5) * 0x1000 +
    (fnv1a(text, 0x01000193) >>> 20)
  ).toString(36);
  return digits.padStart(HASH_LENGTH, '0').slice(-HASH_LENGTH);
}

function fnv1a(text: string, offset: number): number {
  let value = offset;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value >>> 0;
}
