import { fetchApiOf, readAnswer, type ClientOptions } from '@waymark/openapi';
import {
  approvalKindListSchema,
  approvalRequestDetailSchema,
  approvalRequestPageSchema,
  delegationListSchema,
  delegationSchema,
  grantConfirmationSchema,
  type ApprovalKindList,
  type ApprovalRequestDetail,
  type ApprovalRequestInput,
  type ApprovalRequestPage,
  type BreakGlassInput,
  type DecisionInput,
  type Delegation,
  type DelegationInput,
  type DelegationList,
  type GrantConfirmation,
  type MessageInput,
} from './model';
import {
  DefaultApiClient,
  type ListRequests,
  type RequestOptions,
} from './schema/openapi';

/** @public */
export type ApprovalRequestQuery = ListRequests['query'];

/**
 * Backends pass a token (`auth.getPluginRequestToken`), the front end none.
 * @public
 */
export type ApprovalsRequestOptions = RequestOptions;

/**
 * The approvals plugin, whether over HTTP or in a test.
 * @public
 */
export type ApprovalsApi = Pick<ApprovalsClient, keyof ApprovalsClient>;

/**
 * The generated client, for front end and backends alike, with its answers checked. Every method throws `ResponseError`
 * with the body of the answer.
 *
 * @public
 */
export class ApprovalsClient {
  readonly #api: DefaultApiClient;

  constructor(options: ClientOptions) {
    const { discoveryApi } = options;
    const fetchApi = fetchApiOf(options);
    this.#api = new DefaultApiClient({ discoveryApi, fetchApi });
  }

  /** Kinds of requests there are. */
  async listKinds(
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalKindList> {
    const answer = await this.#api.listKinds({}, options);
    return readAnswer(approvalKindListSchema, answer);
  }

  /** Idempotent by `idempotencyKey`; 409 when the key belongs to another request. */
  async createRequest(
    body: ApprovalRequestInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.createRequest({ body }, options);
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** What waits for the caller, what they asked for, or all that they may read. */
  async listRequests(
    query: ApprovalRequestQuery = {},
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestPage> {
    const answer = await this.#api.listRequests({ query }, options);
    return readAnswer(approvalRequestPageSchema, answer);
  }

  async getRequest(
    id: string,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.getRequest({ path: { id } }, options);
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** Idempotent; 403 when the caller may not decide this part, 409 when it has ended. */
  async decide(
    id: string,
    body: DecisionInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.decideRequest(
      { path: { id }, body },
      options,
    );
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  async comment(
    id: string,
    body: MessageInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.commentRequest(
      { path: { id }, body },
      options,
    );
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** Asks the requester something; until they answer nobody decides. */
  async askBack(
    id: string,
    body: MessageInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.askBack({ path: { id }, body }, options);
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  async answer(
    id: string,
    body: MessageInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.answerRequest(
      { path: { id }, body },
      options,
    );
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** Idempotent; 409 when it was decided before. */
  async withdraw(
    id: string,
    body: MessageInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.withdrawRequest(
      { path: { id }, body },
      options,
    );
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** Takes access to a namespace at once. Idempotent; 409 when the person has access there already. */
  async breakGlass(
    body: BreakGlassInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.openAccess({ body }, options);
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** Ends a break-glass access before its time; ended once, it stays ended. */
  async endAccess(
    id: string,
    body: MessageInput,
    options?: ApprovalsRequestOptions,
  ): Promise<ApprovalRequestDetail> {
    const answer = await this.#api.endAccess({ path: { id }, body }, options);
    return readAnswer(approvalRequestDetailSchema, answer);
  }

  /** Delegations that the caller gave or got. */
  async listDelegations(
    options?: ApprovalsRequestOptions,
  ): Promise<DelegationList> {
    const answer = await this.#api.listDelegations({}, options);
    return readAnswer(delegationListSchema, answer);
  }

  /** Lends the caller's part to another for a time. */
  async delegate(
    body: DelegationInput,
    options?: ApprovalsRequestOptions,
  ): Promise<Delegation> {
    const answer = await this.#api.createDelegation({ body }, options);
    return readAnswer(delegationSchema, answer);
  }

  /** Takes a delegation back. */
  async endDelegation(
    id: string,
    options?: ApprovalsRequestOptions,
  ): Promise<Delegation> {
    const answer = await this.#api.endDelegation({ path: { id } }, options);
    return readAnswer(delegationSchema, answer);
  }

  /** Whether a document in grants/ is the one this service wrote, and still counts. */
  async confirmGrant(
    id: string,
    hash: string,
    options?: ApprovalsRequestOptions,
  ): Promise<GrantConfirmation> {
    const answer = await this.#api.confirmGrant(
      { path: { id }, query: { hash } },
      options,
    );
    return readAnswer(grantConfirmationSchema, answer);
  }
}
