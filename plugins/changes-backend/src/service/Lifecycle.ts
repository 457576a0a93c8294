import { ConflictError, InputError } from '@backstage/errors';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { AuditEntry, ChangeSetRow } from '../database/rows';
import { auditOf } from './auditOf';
import { atForge } from '../repository/atForge';
import type { Approval, Committer, Outcome } from './Committer';
import type { Endings } from './Endings';
import type { ApprovalGate } from '../approvals/ApprovalGate';

/** A change set that nobody asks for again for this long is given up. */
const ABANDONED_MS = 15 * 60_000;
/** A pending change set of this age has lost the process that worked on it. */
const ORPHANED_MS = 60_000;

/**
 * The state machine of change sets: pending → committed, or pending → proposed → (approved →) committed, or one of the
 * {@link Endings}.
 */
export class Lifecycle {
  readonly #store: ChangeSetStore;
  readonly #committer: Committer;
  readonly #endings: Endings;
  readonly #gate: ApprovalGate;
  readonly #now: () => Date;

  constructor(options: {
    store: ChangeSetStore;
    committer: Committer;
    endings: Endings;
    gate: ApprovalGate;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#committer = options.committer;
    this.#endings = options.endings;
    this.#gate = options.gate;
    this.#now = options.now;
  }

  /**
   * Brings a pending change set to the forge; any other is given as it is. What is refused is forgotten.
   *
   * @throws DocumentConflictError, InvalidChangeError, InputError
   */
  async carryOn(row: ChangeSetRow, actor: string): Promise<ChangeSetRow> {
    if (row.state !== 'pending') return row;
    try {
      const outcome = await atForge(() => this.#committer.carryOut(row));
      const settled = await this.#settle(row, outcome, actor);
      if (row.supersedes.length > 0) await this.#endings.replace(actor);
      return settled;
    } catch (error) {
      if (error instanceof InputError || error instanceof ConflictError) {
        await this.#store.refuse(
          row.id,
          this.#audit(row, actor, 'refused', { because: error.message }),
        );
      }
      throw error;
    }
  }

  /** Looks after change sets whose process was killed, and after change requests that were merged or closed. */
  async sweep(actor: string): Promise<void> {
    const now = this.#now().getTime();
    const orphaned = new Date(now - ORPHANED_MS);
    for (const row of await this.#store.inState('pending', orphaned)) {
      const commit = await this.#committer.find(row);
      if (commit) {
        const outcome = { state: 'committed' as const, commit };
        await this.#settle(
          row,
          { ...outcome, findings: [], retries: 0 },
          actor,
        );
      } else if (row.updated_at.getTime() < now - ABANDONED_MS) {
        await this.#giveUp(row, actor);
      }
    }
    for (const state of ['proposed', 'approved'] as const) {
      for (const row of await this.#store.inState(state, new Date(now))) {
        await this.#goOn(await this.follow(row, actor), actor);
      }
    }
    await this.#endings.sweep(actor);
  }

  /** What became of its change request in the forge. */
  async follow(row: ChangeSetRow, actor: string): Promise<ChangeSetRow> {
    const outcome = await this.#committer.follow(row);
    const isOpen = outcome?.state === 'proposed';
    if (!outcome || isOpen || outcome.state === row.state) return row;
    const settled = await this.#settle(row, outcome, actor);
    await this.#endings.release(settled);
    return settled;
  }

  /** Ends or merges an open one, when main or those who are asked have said what becomes of it. */
  async #goOn(row: ChangeSetRow, actor: string): Promise<void> {
    if (row.state !== 'proposed' && row.state !== 'approved') return;
    if (row.state === 'proposed' && (await this.#committer.isOnMain(row))) {
      await this.#endings.onMain(row, actor);
      return;
    }
    const verdict = await this.#gate.verdict(row);
    if (verdict.state === 'rejected') {
      await this.#endings.reject(row, actor, verdict.note);
    } else if (verdict.state === 'approved') {
      const { approvers, requests } = verdict;
      const approved =
        row.state === 'approved'
          ? row
          : await this.#store.move(
              row.id,
              'proposed',
              'approved',
              {},
              this.#audit(row, actor, 'approved', {
                approvers,
                requests,
                because: `Approved by ${approvers.join(', ')}.`,
              }),
            );
      if (approved?.state === 'approved') {
        await this.#merge(approved, actor, { approvers, requests });
      }
    }
  }

  /** What is approved is put on main if it still may be; else it stays approved, and its page tells why it waits. */
  async #merge(
    row: ChangeSetRow,
    actor: string,
    approval: Approval,
  ): Promise<void> {
    const outcome = await this.#committer.merge(row, approval);
    if (outcome) await this.#settle(row, outcome, actor);
  }

  async #giveUp(row: ChangeSetRow, actor: string): Promise<void> {
    const message = 'It was given up: nobody asked for it again. Send it anew.';
    if (row.drafted) {
      const audit = this.#audit(row, actor, 'refused', { because: message });
      await this.#store.refuse(row.id, audit);
      return;
    }
    const failure = { message, documents: row.paths };
    const audit = this.#audit(row, actor, 'failed', { because: message });
    await this.#store.move(row.id, 'pending', 'failed', { failure }, audit);
  }

  async #settle(
    row: ChangeSetRow,
    outcome: Outcome,
    actor: string,
  ): Promise<ChangeSetRow> {
    const { state, findings } = outcome;
    const patch =
      outcome.state === 'committed'
        ? { commit: outcome.commit }
        : {
            change_request_number: outcome.changeRequest.number,
            change_request_url: outcome.changeRequest.url,
          };
    const settled = await this.#store.move(
      row.id,
      row.state,
      state,
      { ...patch, findings, to_release: isAsked(row) && state !== 'proposed' },
      this.#audit(row, actor, state, patch),
    );
    if (!settled) {
      throw new ConflictError(
        'The change set was refused by another request with its key.',
      );
    }
    return settled;
  }

  #audit(
    row: ChangeSetRow,
    actor: string,
    verb: string,
    detail: Record<string, unknown>,
  ): AuditEntry {
    return auditOf(row, { at: this.#now(), actor, verb, detail });
  }
}

/** Whether requests for its approval may be open. */
function isAsked({ state }: ChangeSetRow): boolean {
  return state === 'proposed' || state === 'approved';
}
