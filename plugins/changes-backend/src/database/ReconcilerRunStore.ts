import type { Knex } from 'knex';
import type { ReconcilerStatus } from '@waymark/plugin-changes-common';
import { z } from 'zod';
import { isoDuration } from '../isoDuration';
import { writeAudit } from './audit';
import type { AuditEntry, ReconcilerRunRow } from './rows';

const LOCK = 'waymark changes reconciler';

const latencyRow = z.object({
  sample: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});

/** SQL of reconciler runs. */
export class ReconcilerRunStore {
  readonly #knex: Knex;
  #last: Promise<unknown> = Promise.resolve();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Does work while nobody else does. Two at once would come to the same result, but do it twice.
   *
   * @param waitMs - how long to wait for another replica
   */
  alone<T>(work: () => Promise<T>, waitMs: number): Promise<T> {
    // Only the first of this process waits on a connection: the work needs more of them, and those behind could hold them all.
    const turn = this.#last.then(() => this.#locked(work, waitMs));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #locked<T>(work: () => Promise<T>, waitMs: number): Promise<T> {
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

  /** A page, newest first. */
  async list(filter: {
    state?: ReconcilerRunRow['state'];
    after?: { at: string; id: string };
    limit: number;
  }): Promise<ReconcilerRunRow[]> {
    const { state, after, limit } = filter;
    const query = this.#knex<ReconcilerRunRow>('reconciler_runs')
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (state) query.where({ state });
    if (after) {
      query.whereRaw('(started_at, id) < (?, ?)', [after.at, after.id]);
    }
    return query;
  }

  /** How long runs that rendered something took; undefined when there was none. */
  async latency(hours: number): Promise<ReconcilerStatus['latency']> {
    const at = (share: number) =>
      `percentile_cont(${share}) within group (order by duration_ms)`;
    const { rows } = await this.#knex.raw(
      `select count(*)::int as sample, ${at(0.5)} as p50, ${at(0.95)} as p95
       from reconciler_runs
       where state = 'rendered' and started_at > now() - make_interval(hours => ?)`,
      [hours],
    );
    const { p50, p95, sample } = latencyRow.parse(rows[0]);
    if (p50 === null || p95 === null) return undefined;
    return {
      p50: isoDuration(p50),
      p95: isoDuration(p95),
      sample,
      window: `PT${hours}H`,
    };
  }
}
