import type { Knex } from 'knex';
import { writeAudit } from './audit';
import type { AuditEntry, GrantRow, RequestRow } from './rows';

/** The claim of the first try; each further one holds twice as long, up to ten minutes. */
const CLAIM_SECONDS = 10;
const MAX_CLAIM_SECONDS = 600;

/** SQL of grants. */
export class GrantStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(request: string): Promise<GrantRow | undefined> {
    return this.#knex<GrantRow>('grants')
      .whereRaw('request::text = ?', [request])
      .first();
  }

  /** What a grant is of, as people know it. */
  async subjectOf(
    request: string,
  ): Promise<Pick<RequestRow, 'kind' | 'subject_title'> | undefined> {
    return this.#knex<RequestRow>('requests')
      .where({ id: request })
      .select('kind', 'subject_title')
      .first();
  }

  /** Takes the oldest that is to be written or removed. Nobody else gets it before the claim has run out. */
  async claim(): Promise<GrantRow | undefined> {
    const knex = this.#knex;
    const due = knex<GrantRow>('grants')
      .select('request')
      .whereIn('state', ['pending', 'removing'])
      .andWhere('next_try_at', '<=', knex.fn.now())
      .orderBy('next_try_at')
      .limit(1)
      .forUpdate()
      .skipLocked();
    const [row] = await knex<GrantRow>('grants')
      .whereIn('request', due)
      .update({
        attempts: knex.raw('attempts + 1'),
        next_try_at: knex.raw(
          `now() + least(? * power(2, least(attempts, 10)), ?) * interval '1 second'`,
          [CLAIM_SECONDS, MAX_CLAIM_SECONDS],
        ),
      })
      .returning('*');
    return row;
  }

  /** Notes that it is on main, once. */
  async written(
    request: string,
    commit: string,
    audit: AuditEntry,
  ): Promise<void> {
    await this.#note(
      { request, state: 'pending' },
      { state: 'written', commit, message: null },
      audit,
    );
  }

  /** Notes of one that is to be removed that it was on main, once. */
  async wasWritten(
    request: string,
    commit: string,
    audit: AuditEntry,
  ): Promise<void> {
    await this.#note(
      { request, state: 'removing', commit: null },
      { commit },
      audit,
    );
  }

  /** Notes that it is on main no more, once. */
  async removed(
    request: string,
    commit: string,
    audit: AuditEntry,
  ): Promise<void> {
    await this.#note(
      { request, state: 'removing' },
      { state: 'removed', removed_commit: commit, message: null },
      audit,
    );
  }

  /** Notes why it is not there yet, or still there. */
  async failed(request: string, message: string): Promise<void> {
    await this.#knex<GrantRow>('grants')
      .where({ request })
      .whereIn('state', ['pending', 'removing'])
      .update({ message: message.slice(0, 500) });
  }

  /** Changes the one that is as expected, with its row of the audit; nothing where it is otherwise by now. */
  async #note(
    expected: Partial<GrantRow>,
    change: Partial<GrantRow>,
    audit: AuditEntry,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      const moved = await tx<GrantRow>('grants').where(expected).update(change);
      if (moved > 0) await writeAudit(tx, audit);
    });
  }
}
