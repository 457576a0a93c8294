import { parseEntityRef } from '@backstage/catalog-model';
import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PermissionRuleParams,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  IS_TENANT_MEMBER,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';

/** Resource types for which the policy knows what "own" means. */
export const RESOURCE_TYPES_WITH_OWNERS: readonly string[] = [
  RESOURCE_TYPE_CATALOG_ENTITY,
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  TENANT_RESOURCE_TYPE,
];

/** Decides a permission that reaches as far as what the person or one of their teams owns. */
export function decideOwn(
  permission: Permission,
  person: BackstageUserInfo,
): PolicyDecision {
  if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
    return conditional(permission.resourceType, 'catalog', 'IS_ENTITY_OWNER', {
      claims: person.ownershipEntityRefs,
    });
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
    return conditional(permission.resourceType, 'scaffolder', 'IS_TASK_OWNER', {
      createdBy: [person.userEntityRef],
    });
  }
  const teams = teamsOf(person);
  if (
    isResourcePermission(permission, TENANT_RESOURCE_TYPE) &&
    teams.length > 0
  ) {
    const [pluginId] = permission.name.split('.');
    return conditional(permission.resourceType, pluginId, IS_TENANT_MEMBER, {
      teams,
    });
  }
  return { result: AuthorizeResult.DENY };
}

/** Names of the teams of a person: their groups in the default namespace. */
export function teamsOf(person: BackstageUserInfo): string[] {
  return person.ownershipEntityRefs
    .map(ref => parseEntityRef(ref))
    .filter(ref => ref.kind === 'group' && ref.namespace === 'default')
    .map(ref => ref.name)
    .sort();
}

function conditional(
  resourceType: string,
  pluginId: string,
  rule: string,
  params: NonNullable<PermissionRuleParams>,
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType,
    conditions: { resourceType, rule, params },
  };
}
