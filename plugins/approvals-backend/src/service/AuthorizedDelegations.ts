import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  approvalDecidePermission,
  type DelegationInput,
} from '@waymark/plugin-approvals-common';
import type { Caller, Delegations } from './types';

/** Who decides may lend that; asks for permission first, then delegates. */
export class AuthorizedDelegations implements Delegations {
  readonly #delegate: Delegations;
  readonly #authorizer: TenantAuthorizer;

  constructor(delegate: Delegations, authorizer: TenantAuthorizer) {
    this.#delegate = delegate;
    this.#authorizer = authorizer;
  }

  async list(caller: Caller) {
    await this.#mayDecide(caller);
    return this.#delegate.list(caller);
  }

  async create(input: DelegationInput, caller: Caller) {
    await this.#mayDecide(caller);
    return this.#delegate.create(input, caller);
  }

  /** To take something back needs no permission beyond having given it. */
  end(id: string, caller: Caller) {
    return this.#delegate.end(id, caller);
  }

  #mayDecide({ credentials }: Caller): Promise<void> {
    return this.#authorizer.authorize(credentials, approvalDecidePermission);
  }
}
