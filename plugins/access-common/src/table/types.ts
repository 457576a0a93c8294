import type { Role } from '../roles';

/**
 * How far a grant goes. `all`: everything the permission is about. `own`: what the person or one of their teams owns;
 * which rule decides that follows from the permission's resource type.
 */
export type Reach = 'all' | 'own';

/** Who a grant is for: a role, or everyone who is signed in. */
export type Grantee = Role | 'signed-in';

/** One row of the table permission → roles. */
export interface AccessEntry {
  /** Name of the permission, as its plugin declares it. */
  permission: string;
  /** What it lets a person do, as words after "You may not …". */
  what: string;
  /** Who has it, and how far. Whoever is not named does not have it. */
  grants: Readonly<Partial<Record<Grantee, Reach>>>;
  /** Why it is given to these people and no others. */
  reason: string;
}
