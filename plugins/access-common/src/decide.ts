import type { Role } from './roles';
import { accessEntry, type Reach } from './table';

/**
 * How far a signed-in person with these roles may go with a permission; the widest of their grants counts.
 *
 * @returns `none` also for a permission that is not in the table
 */
export function decideReach(
  permission: string,
  roles: readonly Role[],
): Reach | 'none' {
  const entry = accessEntry(permission);
  if (!entry) {
    return 'none';
  }
  const grantees = ['signed-in', ...roles] as const;
  const reaches = grantees.map(grantee => entry.grants[grantee]);
  if (reaches.includes('all')) {
    return 'all';
  }
  return reaches.includes('own') ? 'own' : 'none';
}
