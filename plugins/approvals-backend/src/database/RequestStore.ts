import { ConflictError, isError, NotFoundError } from '@backstage/errors';
import { writeNotices, type Notice } from '@waymark/outbox';
import type { Knex } from 'knex';
import { writeAudit } from './audit';
import { RequestTransaction } from './RequestTransaction';
import type {
  AccessRow,
  AuditEntry,
  DecisionRow,
  GrantRow,
  NewGrant,
  RequestRow,
} from './rows';

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
   * @param given - access that is given with it
   * @returns the request, and whether it was opened now
   * @throws ConflictError when the person has access to that namespace already
   */
  async insert(
    row: RequestRow,
    audit: AuditEntry,
    notices: readonly Notice[],
    given?: { access: AccessRow; grant: NewGrant },
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
        if (given) await give(tx, given);
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
      const access = await tx<AccessRow>('accesses')
        .where({ request: id })
        .first();
      return work(new RequestTransaction(tx, row, decisions, access));
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

  async accessesOf(ids: readonly string[]): Promise<AccessRow[]> {
    return this.#knex<AccessRow>('accesses').whereIn('request', ids);
  }

  /** Requests whose access has not ended though its time is over, the oldest first. */
  async accessesOver(now: Date, limit = 100): Promise<string[]> {
    return this.#knex<AccessRow>('accesses')
      .whereNull('ended_at')
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(limit)
      .pluck('request');
  }

  /** How many accesses have not ended. */
  async countAccesses(): Promise<number> {
    const rows = await this.#knex<AccessRow>('accesses')
      .whereNull('ended_at')
      .count({ count: '*' });
    return Number(rows[0]?.count ?? 0);
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

async function give(
  tx: Knex.Transaction,
  { access, grant }: { access: AccessRow; grant: NewGrant },
): Promise<void> {
  try {
    await tx('accesses').insert(access);
  } catch (error) {
    const { constraint } = isError(error) ? error : { constraint: '' };
    if (constraint !== 'accesses_one_at_a_time') throw error;
    throw new ConflictError(
      `You have break-glass access to ${access.namespace} already. End it first, or let it run out.`,
    );
  }
  await tx('grants').insert({ ...grant, state: 'pending' });
}
