import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  decideReach,
  rolesOf,
  type RoleGroups,
} from '@waymark/plugin-access-common';
import { decideOwn } from './own';

/**
 * Decides from the table permission → roles. Whoever is not signed in, and whatever is not in the table, is denied.
 */
export class WaymarkPolicy implements PermissionPolicy {
  readonly #groups: RoleGroups;

  constructor(groups: RoleGroups) {
    this.#groups = groups;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const roles = rolesOf(user.info.ownershipEntityRefs, this.#groups);
    switch (decideReach(permission.name, roles)) {
      case 'all':
        return { result: AuthorizeResult.ALLOW };
      case 'own':
        return decideOwn(permission, user.info);
      default:
        return { result: AuthorizeResult.DENY };
    }
  }
}
