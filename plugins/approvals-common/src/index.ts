/**
 * Types, permissions and client of the approvals plugin.
 * @packageDocumentation
 */
export * from './model';
export * from './permissions';
export {
  ApprovalsClient,
  type ApprovalRequestQuery,
  type ApprovalsApi,
  type ApprovalsRequestOptions,
} from './ApprovalsClient';
export { DefaultApiClient as ApprovalsApiClient } from './schema/openapi';
