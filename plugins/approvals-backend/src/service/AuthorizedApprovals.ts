import {
  DeniedError,
  type TenantAuthorizer,
  type TenantScope,
} from '@waymark/plugin-access-node';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  approvalCreatePermission,
  approvalDecidePermission,
  approvalReadPermission,
  approvalWithdrawPermission,
  breakGlassUsePermission,
  type ApprovalRequestDetail,
  type DecisionInput,
  type MessageInput,
} from '@waymark/plugin-approvals-common';
import type { People } from './People';
import type {
  Approvals,
  Caller,
  ListRequests,
  NewAccess,
  NewRequest,
} from './types';

/** Asks for permission first, then delegates. Who asked for something reads it and answers in any case. */
export class AuthorizedApprovals implements Approvals {
  readonly #approvals: Approvals;
  readonly #authorizer: TenantAuthorizer;
  readonly #people: People;

  constructor(
    approvals: Approvals,
    options: { authorizer: TenantAuthorizer; people: People },
  ) {
    this.#approvals = approvals;
    this.#authorizer = options.authorizer;
    this.#people = options.people;
  }

  async kinds(caller: Caller) {
    await this.#people.callerOf(caller.credentials);
    return this.#approvals.kinds(caller);
  }

  async create(request: NewRequest, caller: Caller) {
    await this.#authorizer.authorize(
      caller.credentials,
      approvalCreatePermission,
      request.team,
    );
    return this.#masked(await this.#approvals.create(request, caller), caller);
  }

  async get(id: string, caller: Caller) {
    return this.#masked(await this.#readable(id, caller), caller);
  }

  async list(query: ListRequests, caller: Caller) {
    const scope = await this.#scope(caller);
    return this.#approvals.list({ ...query, scope }, caller);
  }

  async decide(id: string, input: DecisionInput, caller: Caller) {
    await this.#mayDecide(caller);
    return this.#masked(
      await this.#approvals.decide(id, input, caller),
      caller,
    );
  }

  async comment(id: string, input: MessageInput, caller: Caller) {
    await this.#readable(id, caller);
    return this.#masked(
      await this.#approvals.comment(id, input, caller),
      caller,
    );
  }

  async askBack(id: string, input: MessageInput, caller: Caller) {
    await this.#mayDecide(caller);
    return this.#masked(
      await this.#approvals.askBack(id, input, caller),
      caller,
    );
  }

  async answer(id: string, input: MessageInput, caller: Caller) {
    await this.#readable(id, caller);
    return this.#masked(
      await this.#approvals.answer(id, input, caller),
      caller,
    );
  }

  async withdraw(id: string, input: MessageInput, caller: Caller) {
    const { team } = await this.#readable(id, caller);
    await this.#authorizer.authorize(
      caller.credentials,
      approvalWithdrawPermission,
      team,
    );
    return this.#masked(
      await this.#approvals.withdraw(id, input, caller),
      caller,
    );
  }

  async breakGlass(access: NewAccess, caller: Caller) {
    await this.#authorizer.authorize(
      caller.credentials,
      breakGlassUsePermission,
      access.team,
    );
    return this.#masked(
      await this.#approvals.breakGlass(access, caller),
      caller,
    );
  }

  /** Who has an access ends it in any case. */
  async endAccess(id: string, input: MessageInput, caller: Caller) {
    const { requester } = await this.#readable(id, caller);
    const { ref } = await this.#people.callerOf(caller.credentials);
    if (requester !== ref) await this.#mayDecide(caller);
    return this.#masked(
      await this.#approvals.endAccess(id, input, caller),
      caller,
    );
  }

  /** It says no more than whether a hash is known, and only to those who read requests. */
  async confirm(id: string, hash: string, caller: Caller) {
    await this.#authorizer.scope(caller.credentials, approvalReadPermission);
    return this.#approvals.confirm(id, hash, caller);
  }

  #mayDecide({ credentials }: Caller): Promise<void> {
    return this.#authorizer.authorize(credentials, approvalDecidePermission);
  }

  async #readable(id: string, caller: Caller): Promise<ApprovalRequestDetail> {
    const request = await this.#approvals.get(id, caller);
    const { ref } = await this.#people.callerOf(caller.credentials);
    if (request.requester === ref) return request;
    const scope = await this.#scope(caller);
    const { team } = request;
    if (!scope.all && !(team && scope.teams.includes(team))) {
      throw new DeniedError(approvalReadPermission.name, team, 'own');
    }
    return request;
  }

  #scope({ credentials }: Caller): Promise<TenantScope> {
    return this.#authorizer.scope(credentials, approvalReadPermission);
  }

  /** Offers only what the caller has the permission for. */
  async #masked(
    request: ApprovalRequestDetail,
    caller: Caller,
  ): Promise<ApprovalRequestDetail> {
    const { you } = request;
    const decide =
      you.decide.length > 0
        ? await this.#denial(caller, approvalDecidePermission)
        : undefined;
    const { ref } = await this.#people.callerOf(caller.credentials);
    const endAccess =
      you.endAccess &&
      (request.requester === ref ||
        !(await this.#denial(caller, approvalDecidePermission)));
    const withdraw =
      you.withdraw &&
      !(await this.#denial(caller, approvalWithdrawPermission, request.team));
    return {
      ...request,
      you: {
        ...you,
        withdraw,
        endAccess,
        ...(decide && {
          decide: [],
          askBack: false,
          whyNot: decide.reason,
        }),
      },
    };
  }

  async #denial(
    { credentials }: Caller,
    permission: Permission,
    team?: string,
  ): Promise<DeniedError | undefined> {
    try {
      await this.#authorizer.authorize(credentials, permission, team);
      return undefined;
    } catch (error) {
      if (error instanceof DeniedError) return error;
      throw error;
    }
  }
}
