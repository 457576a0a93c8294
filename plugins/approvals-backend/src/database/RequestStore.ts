import { NotFoundError } from '@backstage/errors';
import { writeNotices, type Notice } from '@waymark/outbox';
import type { Knex } from 'knex';
import { writeAudit } from './audit';
import { RequestTransaction } from './RequestTransaction';
import type { AuditEntry, DecisionRow, GrantRow, RequestRow } from './rows';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** SQL of requests; lists are in RequestList. */
export class RequestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async findByKey(key: string): Promise<RequestRow | undefined> {
    return this.#knex<RequestRow>('requests')
      .where({ idempotency_key: key })
      .first();
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<RequestRow> {
    const row = UUID.test(id)
      ? await this.#knex<RequestRow>('requests').where({ id }).first()
      : undefined;
    if (!row) throw new NotFoundError(`There is no request ${id}`);
    return row;
  }

  /**
   * Opens a request, or gives the one that has its key already.
   *
   * @returns the request, and whether it was opened now
   */
  async insert(
    row: RequestRow,
    audit: AuditEntry,
    notices: readonly Notice[],
  ): Promise<{ row: RequestRow; opened: boolean }> {
    return this.#knex.transaction(async tx => {
      const inserted = await tx('requests')
        .insert({
          ...row,
          evidence: JSON.stringify(row.evidence),
          requirements: JSON.stringify(row.requirements),
          terms: row.terms && JSON.stringify(row.terms),
        })
        .onConflict('idempotency_key')
        .ignore()
        .returning('id');
      if (inserted.length > 0) {
        await writeAudit(tx, audit);
        await writeNotices(tx, notices);
      }
      const [found] = await tx<RequestRow>('requests').where({
        idempotency_key: row.idempotency_key,
      });
      return { row: found, opened: inserted.length > 0 };
    });
  }

  /**
   * Does a verb on a request while nobody else changes it.
   *
   * @throws NotFoundError
   */
  async change<T>(
    id: string,
    work: (request: RequestTransaction) => Promise<T>,
  ): Promise<T> {
    await this.get(id);
    return this.#knex.transaction(async tx => {
      const [row] = await tx<RequestRow>('requests').where({ id }).forUpdate();
      const decisions = await tx<DecisionRow>('decisions')
        .where({ request: id })
        .orderBy('at');
      return work(new RequestTransaction(tx, row, decisions));
    });
  }

  /** Decisions of these requests, oldest first. */
  async decisionsOf(ids: readonly string[]): Promise<DecisionRow[]> {
    return this.#knex<DecisionRow>('decisions')
      .whereIn('request', ids)
      .orderBy(['at', 'id']);
  }

  async grantsOf(ids: readonly string[]): Promise<GrantRow[]> {
    return this.#knex<GrantRow>('grants').whereIn('request', ids);
  }

  /** The log of a request, oldest first. */
  async activityOf(id: string): Promise<Array<AuditEntry & { id: string }>> {
    return this.#knex<AuditEntry & { id: string }>('audit')
      .where({ subject: id })
      .orderBy('id');
  }

  /** Open requests whose time is up, and open ones that are due; ids, the oldest first. */
  async timely(
    column: 'expires_at' | 'due_at',
    now: Date,
    limit = 100,
  ): Promise<string[]> {
    const query = this.#knex<RequestRow>('requests')
      .where({ state: 'open' })
      .where(column, '<=', now)
      .orderBy(column)
      .limit(limit);
    if (column === 'due_at') {
      query.whereNotExists(
        this.#knex('outbox').whereRaw(
          `outbox.key = 'request:' || requests.id || ':due'`,
        ),
      );
    }
    return query.pluck('id');
  }
}
