import type { AuditorService } from '@backstage/backend-plugin-api';
import type {
  RollOutDecision,
  RollOutDecisionRequest,
  UpgradeRelease,
} from '@waymark/plugin-changes-common';
import { audited } from './audited';
import type {
  Caller,
  Delivering,
  ListRollOuts,
  ListRuns,
  ReadDrift,
} from './types';

/** Tells the auditor of every attempt to change something, the denied and refused ones too. */
export class AuditedDelivering implements Delivering {
  readonly #delegate: Delivering;
  readonly #auditor: AuditorService;

  constructor(delegate: Delivering, auditor: AuditorService) {
    this.#delegate = delegate;
    this.#auditor = auditor;
  }

  run(caller: Caller) {
    return audited(
      this.#auditor,
      'reconciler-run',
      {},
      () => this.#delegate.run(caller),
      ({ id, state }) => ({ id, state }),
    );
  }

  releaseUpgrade(id: string, request: UpgradeRelease, caller: Caller) {
    return audited(
      this.#auditor,
      'upgrade-release',
      { id, reason: request.reason },
      () => this.#delegate.releaseUpgrade(id, request, caller),
      ({ state }) => ({ state }),
    );
  }

  decideRollOut(
    id: string,
    verb: RollOutDecision['verb'],
    request: RollOutDecisionRequest,
    caller: Caller,
  ) {
    return audited(
      this.#auditor,
      `roll-out-${verb}`,
      { id, reason: request.reason },
      () => this.#delegate.decideRollOut(id, verb, request, caller),
      ({ state }) => ({ state }),
    );
  }

  rollOuts(query: ListRollOuts, caller: Caller) {
    return this.#delegate.rollOuts(query, caller);
  }

  status(caller: Caller) {
    return this.#delegate.status(caller);
  }

  runs(query: ListRuns, caller: Caller) {
    return this.#delegate.runs(query, caller);
  }

  delivery(caller: Caller) {
    return this.#delegate.delivery(caller);
  }

  drift(query: ReadDrift, caller: Caller) {
    return this.#delegate.drift(query, caller);
  }

  upgrade(caller: Caller) {
    return this.#delegate.upgrade(caller);
  }

  replay(caller: Caller) {
    return this.#delegate.replay(caller);
  }
}
