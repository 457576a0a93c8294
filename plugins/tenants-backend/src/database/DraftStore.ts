import type { Draft } from '@waymark/plugin-tenants-common';
import type { Knex } from 'knex';

type DraftRow = {
  user_ref: string;
  key: string;
  content: Record<string, unknown>;
  revision: number;
  updated_at: Date;
};

/** Drafts, one per user and key. */
export class DraftStore {
  readonly #knex: Knex;
  readonly #clock: () => Date;

  constructor(knex: Knex, clock: () => Date = () => new Date()) {
    this.#knex = knex;
    this.#clock = clock;
  }

  async get(userRef: string, key: string): Promise<Draft | undefined> {
    const row = await this.#knex<DraftRow>('drafts')
      .where({ user_ref: userRef, key })
      .first();
    return row && toDraft(row);
  }

  /** Undefined when the user has `most` drafts already and this is another. */
  async put(
    userRef: string,
    key: string,
    content: Record<string, unknown>,
    most: number,
  ): Promise<Draft | undefined> {
    return this.#knex.transaction(async tx => {
      // One user's writes take turns, so that two at once cannot both be the last that fits.
      await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        userRef,
      ]);
      const others = await tx('drafts')
        .where({ user_ref: userRef })
        .whereNot({ key })
        .count('* as drafts')
        .first();
      if (Number(others?.drafts ?? 0) >= most) {
        return undefined;
      }
      const now = this.#clock();
      const [row] = await tx('drafts')
        .insert({
          user_ref: userRef,
          key,
          content: JSON.stringify(content),
          updated_at: now,
        })
        .onConflict(['user_ref', 'key'])
        .merge({
          content: JSON.stringify(content),
          updated_at: now,
          revision: tx.raw('drafts.revision + 1'),
        })
        .returning<DraftRow[]>('*');
      if (row.revision === 1) {
        await this.#audit(tx, userRef, 'draft.created', key);
      }
      return toDraft(row);
    });
  }

  async delete(userRef: string, key: string): Promise<void> {
    await this.#knex.transaction(async tx => {
      const deleted = await tx('drafts')
        .where({ user_ref: userRef, key })
        .delete();
      if (deleted > 0) {
        await this.#audit(tx, userRef, 'draft.deleted', key);
      }
    });
  }

  async #audit(
    tx: Knex.Transaction,
    actor: string,
    action: string,
    subject: string,
  ): Promise<void> {
    await tx('audit').insert({ at: this.#clock(), actor, action, subject });
  }
}

function toDraft(row: DraftRow): Draft {
  return {
    key: row.key,
    content: row.content,
    revision: row.revision,
    updatedAt: row.updated_at.toISOString(),
  };
}
