import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  changeSetReadPermission,
  reconcilerReadPermission,
  reconcilerRunPermission,
  rollOutDecidePermission,
  upgradeReleasePermission,
  type RollOutDecision,
  type RollOutDecisionRequest,
  type UpgradeRelease,
} from '@waymark/plugin-changes-common';
import type {
  Caller,
  Delivering,
  ListRollOuts,
  ListRuns,
  ReadDrift,
} from './types';

/** Asks for permission first, then delegates. */
export class AuthorizedDelivering implements Delivering {
  readonly #delegate: Delivering;
  readonly #authorizer: TenantAuthorizer;

  constructor(delegate: Delivering, authorizer: TenantAuthorizer) {
    this.#delegate = delegate;
    this.#authorizer = authorizer;
  }

  async status(caller: Caller) {
    await this.#mayRead(caller);
    return this.#delegate.status(caller);
  }

  async runs(query: ListRuns, caller: Caller) {
    await this.#mayRead(caller);
    return this.#delegate.runs(query, caller);
  }

  async run(caller: Caller) {
    await this.#mayRun(caller);
    return this.#delegate.run(caller);
  }

  async delivery(caller: Caller) {
    await this.#mayRead(caller);
    return this.#delegate.delivery(caller);
  }

  /** Values of a team's objects are for those who may read its documents. */
  async drift(query: ReadDrift, caller: Caller) {
    const scope = await this.#authorizer.scope(
      caller.credentials,
      changeSetReadPermission,
    );
    return this.#delegate.drift({ ...query, scope }, caller);
  }

  /** Its examples hold values of any team's objects. */
  async upgrade(caller: Caller) {
    await this.#mayRun(caller);
    return this.#delegate.upgrade(caller);
  }

  async releaseUpgrade(id: string, request: UpgradeRelease, caller: Caller) {
    await this.#authorizer.authorize(
      caller.credentials,
      upgradeReleasePermission,
    );
    return this.#delegate.releaseUpgrade(id, request, caller);
  }

  async rollOuts(query: ListRollOuts, caller: Caller) {
    await this.#mayRead(caller);
    return this.#delegate.rollOuts(query, caller);
  }

  async decideRollOut(
    id: string,
    verb: RollOutDecision['verb'],
    request: RollOutDecisionRequest,
    caller: Caller,
  ) {
    await this.#authorizer.authorize(
      caller.credentials,
      rollOutDecidePermission,
    );
    return this.#delegate.decideRollOut(id, verb, request, caller);
  }

  async replay(caller: Caller) {
    await this.#mayRun(caller);
    return this.#delegate.replay(caller);
  }

  #mayRead({ credentials }: Caller): Promise<void> {
    return this.#authorizer.authorize(credentials, reconcilerReadPermission);
  }

  #mayRun({ credentials }: Caller): Promise<void> {
    return this.#authorizer.authorize(credentials, reconcilerRunPermission);
  }
}
