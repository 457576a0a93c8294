import type { AuditorService } from '@backstage/backend-plugin-api';
import type { DelegationInput } from '@waymark/plugin-approvals-common';
import { audited } from './audited';
import type { Caller, Delegations } from './types';

/** Tells the auditor of every attempt to lend or take back, the denied and refused ones too. */
export class AuditedDelegations implements Delegations {
  readonly #delegate: Delegations;
  readonly #auditor: AuditorService;

  constructor(delegate: Delegations, auditor: AuditorService) {
    this.#delegate = delegate;
    this.#auditor = auditor;
  }

  list(caller: Caller) {
    return this.#delegate.list(caller);
  }

  create(input: DelegationInput, caller: Caller) {
    const { to, until } = input;
    return audited(
      this.#auditor,
      'delegation-create',
      { to, until },
      () => this.#delegate.create(input, caller),
      ({ id }) => ({ id }),
    );
  }

  end(id: string, caller: Caller) {
    return audited(
      this.#auditor,
      'delegation-end',
      { id },
      () => this.#delegate.end(id, caller),
      ({ active }) => ({ active }),
    );
  }
}
