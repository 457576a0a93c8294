import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { TenantScope } from '@waymark/plugin-access-node';
import type {
  ApprovalKindList,
  ApprovalRequestDetail,
  approvalRequestInputSchema,
  ApprovalRequestPage,
  breakGlassInputSchema,
  approvalRequestQuerySchema,
  DecisionInput,
  Delegation,
  DelegationInput,
  DelegationList,
  GrantConfirmation,
  MessageInput,
} from '@waymark/plugin-approvals-common';
import type { z } from 'zod';

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
}

/** What a request is opened with, parsed. */
export type NewRequest = z.output<typeof approvalRequestInputSchema>;

/** What break-glass access is taken with, parsed. */
export type NewAccess = z.output<typeof breakGlassInputSchema>;

/** A query for requests, parsed, and whose part of the list the caller may see; everything when left out. */
export type ListRequests = z.output<typeof approvalRequestQuerySchema> & {
  scope?: TenantScope;
};

/** The verbs of approvals. HTTP routes and actions are doors to these. */
export interface Approvals {
  kinds(caller: Caller): Promise<ApprovalKindList>;
  /**
   * @throws ApprovalInputError when a field is missing or does not fit the kind
   * @throws ConflictError when the key belongs to another request
   */
  create(request: NewRequest, caller: Caller): Promise<ApprovalRequestDetail>;
  /** @throws NotFoundError */
  get(id: string, caller: Caller): Promise<ApprovalRequestDetail>;
  list(query: ListRequests, caller: Caller): Promise<ApprovalRequestPage>;
  /**
   * @throws NotAllowedError when separation of duties forbids it
   * @throws ConflictError when it has ended, or waits for the requester
   */
  decide(
    id: string,
    input: DecisionInput,
    caller: Caller,
  ): Promise<ApprovalRequestDetail>;
  comment(
    id: string,
    input: MessageInput,
    caller: Caller,
  ): Promise<ApprovalRequestDetail>;
  /** @throws as `decide` does */
  askBack(
    id: string,
    input: MessageInput,
    caller: Caller,
  ): Promise<ApprovalRequestDetail>;
  /** @throws NotAllowedError when the caller is not the requester; ConflictError when nothing was asked */
  answer(
    id: string,
    input: MessageInput,
    caller: Caller,
  ): Promise<ApprovalRequestDetail>;
  /** @throws ConflictError when it was decided before */
  withdraw(
    id: string,
    input: MessageInput,
    caller: Caller,
  ): Promise<ApprovalRequestDetail>;
  /**
   * Takes access to a namespace at once.
   *
   * @throws ApprovalInputError when it may not be taken like this
   * @throws ConflictError when the person has access there already, or the key belongs to another request
   */
  breakGlass(access: NewAccess, caller: Caller): Promise<ApprovalRequestDetail>;
  /**
   * Ends it before its time; ended once, it stays ended.
   *
   * @throws NotAllowedError for others than the person and those who review
   * @throws ConflictError when the request gives no access
   */
  endAccess(
    id: string,
    input: MessageInput,
    caller: Caller,
  ): Promise<ApprovalRequestDetail>;
  /** Whether a document in grants/ counts. */
  confirm(id: string, hash: string, caller: Caller): Promise<GrantConfirmation>;
}

/** The verbs of lending one's part. */
export interface Delegations {
  list(caller: Caller): Promise<DelegationList>;
  /** @throws ApprovalInputError when it is too long, over, or to oneself */
  create(input: DelegationInput, caller: Caller): Promise<Delegation>;
  /** @throws NotFoundError when the caller gave none with this id */
  end(id: string, caller: Caller): Promise<Delegation>;
}
