/**
 * The one permission rule, `IS_TENANT_MEMBER`, and an authorizer that says why it denies.
 *
 * @packageDocumentation
 */
export { DeniedError } from './DeniedError';
export {
  createTenantMemberRule,
  createTenantResourceRef,
  tenantMemberParams,
  type TenantFilter,
  type TenantResource,
  type TenantResourceRef,
} from './rule';
export { registerTenantPermissions } from './register';
export { createTenantAuthorizer, type TenantAuthorizer } from './authorizer';
export { type TenantScope } from './scope';
