import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { TenantFilter } from './rule';

/** Which teams a list may show. */
export type TenantScope = { all: true } | { all: false; teams: string[] };

/**
 * The teams that satisfy a filter. A negation names no teams, so it gives none: a list then shows too little rather
 * than too much.
 */
export function teamsOf(criteria: PermissionCriteria<TenantFilter>): string[] {
  if ('teams' in criteria) {
    return [...new Set(criteria.teams)].sort();
  }
  if ('anyOf' in criteria) {
    return [...new Set(criteria.anyOf.flatMap(teamsOf))].sort();
  }
  if ('allOf' in criteria) {
    const [first, ...rest] = criteria.allOf.map(teamsOf);
    return first.filter(team => rest.every(teams => teams.includes(team)));
  }
  return [];
}
