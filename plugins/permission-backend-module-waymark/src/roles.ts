import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ROLES, roleSchema, type Role } from '@waymark/plugin-access-common';
import { z } from 'zod';

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

const rolesSchema = z.partialRecord(
  roleSchema,
  z.array(groupRef).min(1).max(100),
);

/**
 * Reads `access.roles`.
 *
 * @throws InputError naming the key, the value and the fix; also when nobody would be admin
 */
export function readRoleGroups(config: Config): RoleGroups {
  const parsed = rolesSchema.safeParse(
    config.getOptional('access.roles') ?? {},
  );
  if (!parsed.success) {
    throw new InputError(
      `access.roles in the configuration is not valid. ${z.prettifyError(
        parsed.error,
      )} Known roles: ${ROLES.join(', ')}.`,
    );
  }
  const groups = new Map<Role, ReadonlySet<string>>();
  for (const role of ROLES) {
    const refs = parsed.data[role];
    if (refs) {
      groups.set(role, new Set(refs));
    }
  }
  if (!groups.has('admin')) {
    throw new InputError(
      'access.roles.admin in the configuration is empty, so nobody could give access. Name the group of your admins.',
    );
  }
  return groups;
}

/** The roles a person holds through the groups they belong to. */
export function rolesOf(
  ownershipEntityRefs: readonly string[],
  groups: RoleGroups,
): Role[] {
  return ROLES.filter(role =>
    ownershipEntityRefs.some(ref => groups.get(role)?.has(ref)),
  );
}
