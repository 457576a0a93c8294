import { z } from 'zod';
import { ROLES, ROLE_DESCRIPTIONS, roleSchema, type Role } from './roles';
import { accessEntry, type AccessEntry } from './table';

/** Why something is denied and who can change that: the shape a page or a terminal shows. */
export const denialSchema = z.object({
  /** Name of the permission that is missing. */
  permission: z.string(),
  /** Roles that have the permission, at least for what their team owns. */
  roles: z.array(roleSchema),
  /** Team the request was about, if it was about one. */
  team: z.string().optional(),
  /** One sentence: what is denied and why. */
  reason: z.string(),
  /** One sentence: who can give access. */
  whoCanGrant: z.string(),
});

/** See {@link denialSchema}. */
export type Denial = z.infer<typeof denialSchema>;

/**
 * Explains from the table why a permission is denied.
 *
 * @param team - which the request was about, if it was about one
 * @param held - `own` where the person has the permission for their own teams, and this is about none of them
 */
export function explainDenial(
  permission: string,
  team?: string,
  held?: 'own',
): Denial {
  const entry = accessEntry(permission);
  const subject = team === undefined ? {} : { team };
  if (!entry) {
    return {
      permission,
      roles: [],
      ...subject,
      reason: `Nobody has the permission ${permission}: it is not in Waymark's table of permissions, and what is not in it is denied.`,
      whoCanGrant:
        'A platform engineer adds the permission to the table of permissions.',
    };
  }
  const roles = ROLES.filter(role =>
    held === 'own'
      ? entry.grants[role] === 'all'
      : entry.grants[role] !== undefined,
  );
  const ofNoTeam = held === 'own' ? ' outside your own teams' : '';
  const about = team === undefined ? ofNoTeam : ` for team ${team}`;
  return {
    permission,
    roles,
    ...subject,
    reason: `You may not ${entry.what}${about}. ${entry.reason}`,
    whoCanGrant: whoCanGrant(entry, roles, team),
  };
}

/**
 * Reads a {@link Denial} out of the body of an error response (`{ error: { … } }`) or an error itself.
 *
 * @returns undefined when it is some other error
 */
export function denialFrom(body: unknown): Denial | undefined {
  const wrapped = z.object({ error: denialSchema }).safeParse(body);
  if (wrapped.success) {
    return wrapped.data.error;
  }
  const bare = denialSchema.safeParse(body);
  return bare.success ? bare.data : undefined;
}

function whoCanGrant(
  entry: AccessEntry,
  roles: readonly Role[],
  team: string | undefined,
): string {
  const grants = Object.values(entry.grants);
  const join =
    team !== undefined && grants.includes('own')
      ? `Team ${team} adds you to its group, or an`
      : 'An';
  if (roles.length === 0) {
    return 'Nobody: it is not for people. Ask for an approval instead.';
  }
  const names = roles.map(role => ROLE_DESCRIPTIONS[role].title.toLowerCase());
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
  return `${join} admin adds you to a group with the role ${list}.`;
}
