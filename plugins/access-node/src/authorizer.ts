import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { DeniedError } from './DeniedError';
import { createTenantMemberRule, createTenantResourceRef } from './rule';
import { teamsOf, type TenantScope } from './scope';

/** Asks whether a caller may do something, for a team where the permission is decided per team. */
export interface TenantAuthorizer {
  /**
   * Resolves when the caller has the permission: for the team if one is given, else for everything the permission is
   * about.
   *
   * @throws {@link DeniedError} with the reason and who can change it
   */
  authorize(
    credentials: BackstageCredentials,
    permission: Permission,
    team?: string,
  ): Promise<void>;

  /**
   * The teams a caller has the permission for, to filter a list with.
   *
   * @throws {@link DeniedError} when there is none
   */
  scope(
    credentials: BackstageCredentials,
    permission: Permission,
  ): Promise<TenantScope>;
}

// The rule is the same in every plugin; the plugin id of its reference plays no part in evaluating it.
const rule = createTenantMemberRule(createTenantResourceRef('access'));
const ruleset = { getRuleByName: () => rule };
const isAuthorized = createConditionAuthorizer(ruleset);
const toFilter = createConditionTransformer(ruleset);

/** Makes a {@link TenantAuthorizer} on the permissions service. A service's own credentials are always allowed. */
export function createTenantAuthorizer(options: {
  permissions: PermissionsService;
}): TenantAuthorizer {
  const decide = async (
    credentials: BackstageCredentials,
    permission: Permission,
  ): Promise<PolicyDecision> => {
    const [decision] = isResourcePermission(permission)
      ? await options.permissions.authorizeConditional([{ permission }], {
          credentials,
        })
      : await options.permissions.authorize([{ permission }], { credentials });
    return decision;
  };
  return {
    async authorize(credentials, permission, team) {
      const decision = await decide(credentials, permission);
      const resource = team === undefined ? undefined : { team };
      if (!isAuthorized(decision, resource)) {
        throw new DeniedError(permission.name, team);
      }
    },
    async scope(credentials, permission) {
      const decision = await decide(credentials, permission);
      if (decision.result === AuthorizeResult.ALLOW) {
        return { all: true };
      }
      const teams =
        decision.result === AuthorizeResult.CONDITIONAL
          ? teamsOf(toFilter(decision.conditions))
          : [];
      if (teams.length === 0) {
        throw new DeniedError(permission.name);
      }
      return { all: false, teams };
    },
  };
}
