import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type {
  LedgerEntry,
  LedgerRecord,
  LedgerState,
  StepRecord,
} from '@waymark/plugin-tenants-common';
import { writeNotices } from '@waymark/outbox';
import type { Knex } from 'knex';
import { outcomeOf, runNotice, type Outcome } from '../notices/runNotice';
import type { LedgerRow, RunRow, StepRow } from './rows';

/** Columns of a run that a verb may change. */
export type RunPatch = Partial<
  Pick<
    RunRow,
    | 'attempt'
    | 'state'
    | 'repository'
    | 'request'
    | 'change_set'
    | 'failure'
    | 'notes'
    | 'links'
    | 'makes'
    | 'finished_at'
  >
>;

const JSON_COLUMNS = new Set([
  'repository',
  'request',
  'change_set',
  'failure',
  'notes',
  'links',
  'makes',
]);

/** One verb on one run: its row is locked, and everything is written together or not at all. */
export class RunTransaction {
  readonly #tx: Knex.Transaction;
  readonly #now: Date;
  readonly #actor: string;
  #run: RunRow;

  constructor(
    tx: Knex.Transaction,
    run: RunRow,
    context: { now: Date; actor: string },
  ) {
    this.#tx = tx;
    this.#run = run;
    this.#now = context.now;
    this.#actor = context.actor;
  }

  /** The run as it is inside this transaction. */
  get run(): RunRow {
    return this.#run;
  }

  async ledger(): Promise<LedgerRow[]> {
    return this.#tx<LedgerRow>('run_ledger')
      .where({ run_id: this.#run.id })
      .orderBy('sequence');
  }

  /** Changes the run, counts its revision up and notes that it is alive. */
  async patch(patch: RunPatch): Promise<void> {
    const columns = Object.fromEntries(
      Object.entries(patch).map(([column, value]) => [
        column,
        JSON_COLUMNS.has(column) && value !== null
          ? JSON.stringify(value)
          : value,
      ]),
    );
    const [row] = await this.#tx<RunRow>('runs')
      .where({ id: this.#run.id, revision: this.#run.revision })
      .update({
        ...columns,
        revision: this.#run.revision + 1,
        heartbeat_at: this.#now,
        updated_at: this.#now,
      })
      .returning('*');
    if (!row) {
      throw new ConflictError('The run was changed by somebody else meanwhile');
    }
    const outcome = outcomeOf(this.#run.state, row, this.#actor);
    this.#run = row;
    if (outcome) await this.#tell(outcome);
  }

  /** Tells of the outcome if this transaction comes to pass. */
  async #tell(outcome: Outcome): Promise<void> {
    const stopped = await this.#tx<StepRow>('run_steps')
      .where({ run_id: this.#run.id })
      .whereNot({ state: 'done' })
      .orderBy('position', 'desc')
      .first();
    await writeNotices(this.#tx, [
      runNotice(this.#run, outcome, stopped?.title),
    ]);
  }

  /** Plans an entry of the ledger, or moves the one with this kind and target on. */
  async record(record: LedgerRecord): Promise<void> {
    const [existing] = await this.#tx<LedgerRow>('run_ledger').where({
      run_id: this.#run.id,
      kind: record.kind,
      target: record.target,
    });
    const evidence = JSON.stringify({
      ...existing?.evidence,
      ...record.evidence,
    });
    const columns = {
      state: keepMade(existing?.state, record.state),
      clean_up: JSON.stringify(record.cleanUp),
      evidence,
      reason: record.reason ?? null,
      made_at: record.state === 'made' ? this.#now : existing?.made_at ?? null,
      removed_at: null,
    };
    if (existing) {
      await this.#tx('run_ledger').where({ id: existing.id }).update(columns);
      return;
    }
    const [{ last }] = await this.#tx('run_ledger')
      .where({ run_id: this.#run.id })
      .max('sequence as last');
    await this.#tx('run_ledger').insert({
      ...columns,
      id: randomUUID(),
      run_id: this.#run.id,
      sequence: Number(last ?? 0) + 1,
      kind: record.kind,
      target: record.target,
      planned_at: this.#now,
    });
  }

  /** Says what became of an entry that was to be removed. */
  async settle(
    entry: LedgerEntry['id'],
    outcome: { removed: true } | { removed: false; reason: string },
  ): Promise<void> {
    await this.#tx('run_ledger')
      .where({ id: entry, run_id: this.#run.id })
      .update(
        outcome.removed
          ? { state: 'removed', removed_at: this.#now, reason: null }
          : { reason: outcome.reason },
      );
  }

  /** A step that starts again starts its clock again: the time it was down is not its own. */
  async step(record: StepRecord): Promise<void> {
    const where = { run_id: this.#run.id, step_id: record.id };
    const [existing] = await this.#tx<StepRow>('run_steps').where(where);
    // A recovered task goes through its steps again; what was done keeps its times.
    if (existing?.state === 'done') return;
    const finished = record.state === 'running' ? null : this.#now;
    const columns = {
      title: record.title,
      state: record.state,
      finished_at: finished,
      outbound_ms: record.outboundMs ?? 0,
      message: record.message ?? null,
    };
    if (existing) {
      await this.#tx('run_steps')
        .where(where)
        .update({
          ...columns,
          ...(record.state === 'running' && { started_at: this.#now }),
        });
      return;
    }
    const [{ last }] = await this.#tx('run_steps')
      .where({ run_id: this.#run.id })
      .max('position as last');
    await this.#tx('run_steps').insert({
      ...where,
      ...columns,
      position: Number(last ?? 0) + 1,
      started_at: this.#now,
    });
  }

  /** A run that starts over starts its steps over. */
  async forgetSteps(): Promise<void> {
    await this.#tx('run_steps').where({ run_id: this.#run.id }).delete();
  }

  /** The one audit row of this verb. */
  async audit(action: string, detail: Record<string, unknown> = {}) {
    await this.#tx('audit').insert({
      at: this.#now,
      actor: this.#actor,
      action,
      run_id: this.#run.id,
      subject: this.#run.service,
      detail: JSON.stringify(detail),
    });
  }
}

/** What was made stays made until it is removed, whatever is planned or fails afterwards. */
function keepMade(
  before: LedgerState | undefined,
  now: LedgerRecord['state'],
): LedgerState {
  return before === 'made' ? 'made' : now;
}
