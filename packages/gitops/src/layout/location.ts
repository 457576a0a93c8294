/**
 * Where a document lies on branch main, and so what it may be.
 * @public
 */
export type Location =
  | { type: 'platform'; kind: string; name: string }
  | { type: 'namespace'; team: string; environment: string }
  | { type: 'workload'; team: string; environment: string; service: string }
  | { type: 'grant'; id: string };

/** File name of a namespace's document; no service can be called that. */
export const NAMESPACE_FILE = '_namespace.yaml';

/** The one path of a location; the inverse of `parsePath`. */
export function formatPath(location: Location): string {
  switch (location.type) {
    case 'platform':
      return `platform/${location.kind}/${location.name}.yaml`;
    case 'namespace':
      return `tenants/${location.team}/${location.environment}/${NAMESPACE_FILE}`;
    case 'workload':
      return `tenants/${location.team}/${location.environment}/${location.service}.yaml`;
    case 'grant':
      return `grants/${location.id}.yaml`;
    default:
      throw new TypeError(`Unknown location ${String(location)}`);
  }
}

/** The team a location belongs to; undefined where it belongs to the platform. */
export function teamOf(location: Location): string | undefined {
  return 'team' in location ? location.team : undefined;
}

/** Path of the namespace document that a workload needs. */
export function namespacePath(team: string, environment: string): string {
  return formatPath({ type: 'namespace', team, environment });
}
