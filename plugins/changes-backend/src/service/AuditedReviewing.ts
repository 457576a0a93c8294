import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Proposal, Withdrawal } from '@waymark/plugin-changes-common';
import { audited } from './audited';
import type {
  BlastRadiusSubject,
  Caller,
  DraftContent,
  Reviewing,
  Scoped,
} from './types';

/** Tells the auditor of every attempt to change something, the denied and refused ones too. */
export class AuditedReviewing implements Reviewing {
  readonly #delegate: Reviewing;
  readonly #auditor: AuditorService;

  constructor(delegate: Reviewing, auditor: AuditorService) {
    this.#delegate = delegate;
    this.#auditor = auditor;
  }

  review(query: Scoped<{ id: string }>, caller: Caller) {
    return this.#delegate.review(query, caller);
  }

  blastRadius(subject: BlastRadiusSubject, caller: Caller) {
    return this.#delegate.blastRadius(subject, caller);
  }

  saveDraft(id: string, draft: DraftContent, caller: Caller) {
    const documents = draft.edits.map(({ path }) => path);
    return audited(
      this.#auditor,
      'draft-save',
      { id, documents },
      () => this.#delegate.saveDraft(id, draft, caller),
      ({ revision = 0 }) => ({ revision }),
    );
  }

  discardDraft(id: string, caller: Caller) {
    return audited(
      this.#auditor,
      'draft-discard',
      { id },
      () => this.#delegate.discardDraft(id, caller),
      () => ({}),
    );
  }

  propose(id: string, request: Proposal, caller: Caller) {
    return audited(
      this.#auditor,
      'change-set-propose',
      { id, revision: request.revision },
      () => this.#delegate.propose(id, request, caller),
      ({ state }) => ({ state }),
    );
  }

  withdraw(id: string, request: Withdrawal, caller: Caller) {
    return audited(
      this.#auditor,
      'change-set-withdraw',
      { id, ...(request.reason && { reason: request.reason }) },
      () => this.#delegate.withdraw(id, request, caller),
      ({ state }) => ({ state }),
    );
  }
}
