import { checkPaths, InvalidChangeError } from '@waymark/gitops';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  changeSetReadPermission,
  type BlastRadiusEvent,
  type Proposal,
  type Withdrawal,
} from '@waymark/plugin-changes-common';
import { assertMayEdit } from './assertMayEdit';
import type {
  BlastRadiusSubject,
  Caller,
  Changes,
  DraftContent,
  Reviewing,
  Scoped,
} from './types';

/**
 * Asks for permission first, then delegates. Whoever may read a change set may review it, and sees the documents and values of the
 * teams that they may read.
 */
export class AuthorizedReviewing implements Reviewing {
  readonly #delegate: Reviewing;
  readonly #changes: Pick<Changes, 'get'>;
  readonly #authorizer: TenantAuthorizer;

  /** @param changes - those that ask for permission, too */
  constructor(
    delegate: Reviewing,
    changes: Pick<Changes, 'get'>,
    authorizer: TenantAuthorizer,
  ) {
    this.#delegate = delegate;
    this.#changes = changes;
    this.#authorizer = authorizer;
  }

  async review({ id }: Scoped<{ id: string }>, caller: Caller) {
    await this.#changes.get(id, caller);
    const scope = await this.#readable(caller);
    return this.#delegate.review({ id, scope }, caller);
  }

  async *blastRadius(
    subject: BlastRadiusSubject,
    caller: Caller,
  ): AsyncGenerator<BlastRadiusEvent> {
    if ('id' in subject) await this.#changes.get(subject.id, caller);
    else await this.#mayEdit(subject.edits, caller);
    const scope = await this.#readable(caller);
    yield* this.#delegate.blastRadius({ ...subject, scope }, caller);
  }

  async saveDraft(id: string, draft: DraftContent, caller: Caller) {
    await this.#mayEdit(draft.edits, caller);
    return this.#delegate.saveDraft(id, draft, caller);
  }

  async discardDraft(id: string, caller: Caller) {
    await this.#changes.get(id, caller);
    return this.#delegate.discardDraft(id, caller);
  }

  async propose(id: string, request: Proposal, caller: Caller) {
    const { documents } = await this.#changes.get(id, caller);
    await this.#mayEdit(documents, caller);
    return this.#delegate.propose(id, request, caller);
  }

  /** A colleague may, too: what is proposed is their team's. */
  async withdraw(id: string, request: Withdrawal, caller: Caller) {
    const { documents } = await this.#changes.get(id, caller);
    await this.#mayEdit(documents, caller);
    return this.#delegate.withdraw(id, request, caller);
  }

  #readable({ credentials }: Caller) {
    return this.#authorizer.scope(credentials, changeSetReadPermission);
  }

  async #mayEdit(edits: readonly { path: string }[], caller: Caller) {
    const findings = checkPaths(edits);
    if (findings.length > 0) throw new InvalidChangeError(findings);
    await assertMayEdit(this.#authorizer, edits, caller);
  }
}
