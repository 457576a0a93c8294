import { NotFoundError } from '@backstage/errors';
import { writeNotices, type Notice } from '@waymark/outbox';
import type { Knex } from 'knex';
import { writeAudit } from './audit';
import type { AuditEntry, DelegationRow } from './rows';

/** SQL of delegations. */
export class DelegationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Lends; the same from, to and end again give the one that is there. */
  async insert(
    row: DelegationRow,
    audit: AuditEntry,
    notice: Notice,
  ): Promise<DelegationRow> {
    return this.#knex.transaction(async tx => {
      const inserted = await tx<DelegationRow>('delegations')
        .insert(row)
        .onConflict(['from', 'to', 'until'])
        .ignore()
        .returning('*');
      const [made] = inserted;
      if (!made) {
        const { from, to, until } = row;
        const [there] = await tx<DelegationRow>('delegations').where({
          from,
          to,
          until,
        });
        return there;
      }
      await writeAudit(tx, audit);
      await writeNotices(tx, [notice]);
      return made;
    });
  }

  /**
   * Ends one that a person gave, if it has not ended.
   *
   * @throws NotFoundError when they gave none with this id
   */
  async end(
    id: string,
    from: string,
    audit: AuditEntry,
  ): Promise<DelegationRow> {
    return this.#knex.transaction(async tx => {
      const [row] = await tx<DelegationRow>('delegations')
        .whereRaw('id::text = ?', [id])
        .where({ from })
        .forUpdate();
      if (!row) throw new NotFoundError(`You gave no delegation ${id}`);
      if (row.ended_at) return row;
      const [ended] = await tx<DelegationRow>('delegations')
        .where({ id: row.id })
        .update({ ended_at: audit.at })
        .returning('*');
      await writeAudit(tx, audit);
      return ended;
    });
  }

  /** Given or got, newest first. */
  async of(person: string, limit = 100): Promise<DelegationRow[]> {
    return this.#knex<DelegationRow>('delegations')
      .where({ from: person })
      .orWhere({ to: person })
      .orderBy('starts_at', 'desc')
      .limit(limit);
  }

  /** Who lends their part to this person now. */
  async lendersOf(to: string, now: Date): Promise<string[]> {
    return this.#knex<DelegationRow>('delegations')
      .where({ to })
      .whereNull('ended_at')
      .where('starts_at', '<=', now)
      .where('until', '>', now)
      .distinct('from')
      .orderBy('from')
      .pluck('from');
  }
}
