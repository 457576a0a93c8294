import { writeNotices, type Notice } from '@waymark/outbox';
import type { Knex } from 'knex';

/** What was proposed to remove a namespace as it was. */
export type CleanUpRow = {
  /** Of the namespace's state; also the idempotency key of the change set. */
  key: string;
  namespace: string;
  expires_at: Date | null;
  change_set: string;
  proposed_by: string;
  proposed_at: Date;
};

/** Proposals to remove namespaces, and what is told of them. */
export class CleanUpStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Change sets by the key of the namespace's state. */
  async changeSets(
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#knex<CleanUpRow>('namespace_clean_ups').whereIn(
      'key',
      [...keys],
    );
    return new Map(rows.map(row => [row.key, row.change_set]));
  }

  /** Whether this end of a sandbox was proposed already, whatever became of it. */
  async wasProposed(namespace: string, expiresAt: Date): Promise<boolean> {
    const row = await this.#knex<CleanUpRow>('namespace_clean_ups')
      .where({ namespace, expires_at: expiresAt })
      .first('key');
    return row !== undefined;
  }

  /** Notes a proposal with its notice; what is noted already stays as it is. */
  async record(row: CleanUpRow, notice: Notice): Promise<void> {
    await this.#knex.transaction(async tx => {
      const added = await tx<CleanUpRow>('namespace_clean_ups')
        .insert(row)
        .onConflict('key')
        .ignore()
        .returning('key');
      if (added.length === 0) return;
      await tx('audit').insert({
        at: row.proposed_at,
        actor: row.proposed_by,
        action: 'namespace.clean-up-proposed',
        subject: row.namespace,
      });
      await writeNotices(tx, [notice]);
    });
  }

  /** Tells once what has this key. */
  async tell(notice: Notice): Promise<void> {
    await this.#knex.transaction(tx => writeNotices(tx, [notice]));
  }
}
