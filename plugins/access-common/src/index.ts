/**
 * Roles, the table permission → roles, and why something is denied.
 *
 * @packageDocumentation
 */
export { ROLES, ROLE_DESCRIPTIONS, roleSchema, type Role } from './roles';
export { roleGroupsSchema, rolesOf, type RoleGroups } from './roleGroups';
export {
  createTenantPermission,
  IS_TENANT_MEMBER,
  TENANT_RESOURCE_TYPE,
  type TenantPermission,
} from './tenantPermission';
export {
  ACCESS_TABLE,
  accessEntry,
  type AccessEntry,
  type Grantee,
  type Reach,
} from './table';
export { decideReach } from './decide';
export { denialFrom, denialSchema, explainDenial, type Denial } from './denial';
