import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ROLES,
  roleGroupsSchema,
  type RoleGroups,
} from '@waymark/plugin-access-common';
import { z } from 'zod';

/**
 * Reads `access.roles`.
 *
 * @throws InputError naming the key, the value and the fix; also when nobody would be admin
 */
export function readRoleGroups(config: Config): RoleGroups {
  const parsed = roleGroupsSchema.safeParse(
    config.getOptional('access.roles') ?? {},
  );
  if (!parsed.success) {
    throw new InputError(
      `access.roles in the configuration is not valid. ${z.prettifyError(
        parsed.error,
      )} Known roles: ${ROLES.join(', ')}.`,
    );
  }
  if (!parsed.data.has('admin')) {
    throw new InputError(
      'access.roles.admin in the configuration is empty, so nobody could give access. Name the group of your admins.',
    );
  }
  return parsed.data;
}
