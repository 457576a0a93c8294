/**
 * Extension point of the approvals plugin, and the hash of a grant.
 *
 * @packageDocumentation
 */
export { grantHash } from './grantHash';
export {
  approvalKindsExtensionPoint,
  type ApprovalContext,
  type ApprovalKind,
  type ApprovalKindsExtensionPoint,
  type Approvers,
  type Requirement,
} from './kinds';
