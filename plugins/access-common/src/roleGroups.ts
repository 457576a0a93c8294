import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { ROLES, roleSchema, type Role } from './roles';

/** Groups per role, as full entity references. */
export type RoleGroups = ReadonlyMap<Role, ReadonlySet<string>>;

const groupRef = z.string().transform((ref, context) => {
  try {
    const parsed = parseEntityRef(ref, { defaultKind: 'group' });
    if (parsed.kind.toLocaleLowerCase('en-US') === 'group') {
      return stringifyEntityRef(parsed);
    }
  } catch {
    // Falls through to the same finding: the text names no group.
  }
  context.addIssue(`'${ref}' names no group; write it as group:default/<name>`);
  return z.NEVER;
});

/** Shape of `access.roles` in the configuration: role → references of the groups that hold it. */
export const roleGroupsSchema = z
  .partialRecord(roleSchema, z.array(groupRef).min(1).max(100))
  .transform(
    (byRole): RoleGroups =>
      new Map(
        ROLES.flatMap((role): Array<[Role, ReadonlySet<string>]> => {
          const refs = byRole[role];
          return refs ? [[role, new Set(refs)]] : [];
        }),
      ),
  );

/** The roles a person holds through the groups they belong to. */
export function rolesOf(
  ownershipEntityRefs: readonly string[],
  groups: RoleGroups,
): Role[] {
  return ROLES.filter(role =>
    ownershipEntityRefs.some(ref => groups.get(role)?.has(ref)),
  );
}
