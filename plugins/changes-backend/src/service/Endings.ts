import { ConflictError } from '@backstage/errors';
import { ForgeError } from '@waymark/gitops';
import type {
  ChangeSetPatch,
  ChangeSetStore,
} from '../database/ChangeSetStore';
import type { EndingStore } from '../database/EndingStore';
import type { ChangeSetRow } from '../database/rows';
import { auditOf } from './auditOf';
import type { Committer } from './Committer';
import type { ApprovalGate } from '../approvals/ApprovalGate';

/**
 * The ways an open change set ends beside its change request: withdrawn by its own side, superseded, or refused by those who were
 * asked. The database says so first; its change request is closed and its requests for approval are taken back after that, now or
 * by the sweep.
 */
export class Endings {
  readonly #store: ChangeSetStore;
  readonly #endings: EndingStore;
  readonly #committer: Pick<Committer, 'close'>;
  readonly #gate: Pick<ApprovalGate, 'release'>;
  readonly #now: () => Date;

  constructor(options: {
    store: ChangeSetStore;
    endings: EndingStore;
    committer: Pick<Committer, 'close'>;
    gate: Pick<ApprovalGate, 'release'>;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#endings = options.endings;
    this.#committer = options.committer;
    this.#gate = options.gate;
    this.#now = options.now;
  }

  /**
   * Takes a proposed change set back. Once withdrawn it stays so, and asking again changes nothing.
   *
   * @throws ConflictError when it has ended otherwise, or is not proposed yet
   */
  async withdraw(
    row: ChangeSetRow,
    actor: string,
    reason: string | undefined,
  ): Promise<ChangeSetRow> {
    const ended = await this.#end(row, actor, 'withdrawn', {
      ...(reason && { note: reason }),
    });
    if (ended.state === 'withdrawn') return ended;
    throw new ConflictError(
      ended.state === 'draft'
        ? 'It is a draft: discard it instead.'
        : `It is ${ended.state}, so there is nothing to withdraw.`,
    );
  }

  /** Ends what newer change sets of the same author replace. */
  async replace(actor: string): Promise<void> {
    for (const { row, by } of await this.#endings.replaced()) {
      await this.#end(row, actor, 'superseded', {
        superseded_by: by,
        note: `A newer change set of the same author replaces it: ${by}.`,
      });
    }
  }

  /** Ends what branch main says already. */
  async onMain(row: ChangeSetRow, actor: string): Promise<void> {
    const note = 'Branch main says it already.';
    await this.#end(row, actor, 'superseded', { note });
  }

  /** Ends what those who were asked have refused. */
  async reject(row: ChangeSetRow, actor: string, note: string): Promise<void> {
    await this.#end(row, actor, 'rejected', { note });
  }

  /** Ends what is replaced, closes change requests and takes back requests for approval that were left open. */
  async sweep(actor: string): Promise<void> {
    await this.replace(actor);
    for (const row of await this.#endings.toClose()) {
      await this.close(row, actor);
    }
    for (const row of await this.#endings.toRelease()) {
      await this.release(row);
    }
  }

  /** Takes back what is still asked for; what cannot be taken back now is by the sweep. */
  async release(row: ChangeSetRow): Promise<void> {
    if (!row.to_release) return;
    if (await this.#gate.release(row)) await this.#endings.released(row.id);
  }

  /** Closes its change request if the forge answers; else the sweep does it. */
  async tryClose(row: ChangeSetRow, actor: string): Promise<ChangeSetRow> {
    try {
      return await this.close(row, actor);
    } catch (error) {
      if (error instanceof ForgeError) return row;
      throw error;
    }
  }

  /** Closes its change request. What somebody merged in the same moment is committed: what is on main counts. */
  async close(row: ChangeSetRow, actor: string): Promise<ChangeSetRow> {
    const outcome = await this.#committer.close(row);
    if (outcome?.state === 'committed') {
      const { commit } = outcome;
      const detail = { commit, despite: row.state };
      const moved = await this.#store.move(
        row.id,
        row.state,
        'committed',
        { commit, to_close: false },
        auditOf(row, { at: this.#now(), actor, verb: 'committed', detail }),
      );
      return moved ?? row;
    }
    await this.#endings.closed(row.id);
    return { ...row, to_close: false };
  }

  async #end(
    row: ChangeSetRow,
    actor: string,
    state: 'withdrawn' | 'superseded' | 'rejected',
    patch: ChangeSetPatch,
  ): Promise<ChangeSetRow> {
    const isOpen = ['proposed', 'approved'].includes(row.state);
    const mayEnd = isOpen || (row.state === 'draft' && state === 'superseded');
    if (!mayEnd) return row;
    const moved = await this.#store.move(
      row.id,
      row.state,
      state,
      {
        ...patch,
        to_close: row.change_request_number !== null,
        to_release: isOpen,
      },
      auditOf(row, {
        at: this.#now(),
        actor,
        verb: state,
        detail: patch.note ? { because: patch.note } : {},
      }),
    );
    return moved ?? row;
  }
}
