import type { Knex } from 'knex';
import { writeAudit } from './audit';
import type { AuditEntry, ReconcilerRunRow } from './rows';

const LOCK = 'waymark changes reconciler';

/** SQL of reconciler runs. */
export class ReconcilerRunStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Does work while no other replica does. Two at once would come to the same result, but do it twice.
   *
   * @param waitMs - how long to wait for the other
   */
  async alone<T>(work: () => Promise<T>, waitMs: number): Promise<T> {
    return this.#knex.transaction(async tx => {
      await tx.raw(`set local lock_timeout = ${Math.round(waitMs)}`);
      await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        LOCK,
      ]);
      return work();
    });
  }

  async insert(row: ReconcilerRunRow, audit: AuditEntry): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx('reconciler_runs').insert(row);
      await writeAudit(tx, audit);
    });
  }

  async last(): Promise<ReconcilerRunRow | undefined> {
    return this.#knex<ReconcilerRunRow>('reconciler_runs')
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .first();
  }
}
