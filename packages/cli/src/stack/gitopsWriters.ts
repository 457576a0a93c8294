import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readPeople } from '@waymark/local-stack';
import {
  decideReach,
  roleGroupsSchema,
  rolesOf,
  type Role,
} from '@waymark/plugin-access-common';
import {
  changeSetCreatePermission,
  changeSetReviewPermission,
} from '@waymark/plugin-changes-common';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Instance } from '../instance/Instance';
import { configFiles, peopleFile } from './files';

/** Users of the forge who write branch main of the GitOps repository with git, in the order of the people. */
export interface GitopsWriters {
  /** May change every team's intent. */
  pushers: string[];
  /** May approve what others ask for. */
  mergers: string[];
}

const configSchema = z.object({
  access: z
    .object({ roles: z.record(z.string(), z.unknown()).default({}) })
    .optional(),
});

/**
 * Who may push and who may merge, by the roles that the example people hold: the forge is seeded with them by the names that
 * the catalog has.
 */
export async function readGitopsWriters(
  instance: Instance,
): Promise<GitopsWriters> {
  const files = configFiles(instance).filter(file => existsSync(file));
  const configs = await Promise.all(
    files.map(async file =>
      configSchema.parse(load(await readFile(file, 'utf8')) ?? {}),
    ),
  );
  // A later file wins, role by role, as it does in the portal.
  const groups = roleGroupsSchema.parse(
    Object.assign({}, ...configs.map(({ access }) => access?.roles)),
  );
  const people = readPeople(await readFile(peopleFile(instance), 'utf8'));
  const holders = (may: (roles: Role[]) => boolean) =>
    people
      .filter(person => may(rolesOf(person.groups, groups)))
      .map(({ login }) => login);
  const reachesAll = (permission: string) =>
    holders(roles => decideReach(permission, roles) === 'all');
  return {
    pushers: reachesAll(changeSetCreatePermission.name),
    mergers: reachesAll(changeSetReviewPermission.name),
  };
}
