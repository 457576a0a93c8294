import type { Knex } from 'knex';
import { writeAudit } from './audit';
import type { NewChangeSet } from './ChangeSetStore';
import type { AuditEntry, ChangeSetRow } from './rows';

/** What saving a draft writes; its author stays. */
export type DraftContent = Pick<
  NewChangeSet,
  | 'request_hash'
  | 'mode'
  | 'reason'
  | 'teams'
  | 'paths'
  | 'edits'
  | 'base'
  | 'door'
  | 'supersedes'
>;

/** SQL of drafts. Each verb is a compare-and-set on the revision that its caller looked at. */
export class DraftStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes the draft; undefined when there is a change set of its id already. */
  async insert(
    input: NewChangeSet,
    audit: AuditEntry,
  ): Promise<ChangeSetRow | undefined> {
    return this.#knex.transaction(async tx => {
      const [row] = await tx('change_sets')
        .insert({
          ...input,
          edits: JSON.stringify(input.edits),
          state: 'draft',
          drafted: true,
          revision: 1,
          updated_at: input.created_at,
        })
        .onConflict()
        .ignore()
        .returning('*');
      if (row) await writeAudit(tx, audit);
      return row;
    });
  }

  /** Saves it; undefined when it is no draft any more, or was saved by somebody else. */
  async update(
    id: string,
    revision: number,
    { edits, ...content }: DraftContent,
    audit: AuditEntry,
  ): Promise<ChangeSetRow | undefined> {
    return this.#knex.transaction(async tx => {
      const [row] = await this.#at(tx, id, revision)
        .update({
          ...content,
          edits: tx.raw('?', JSON.stringify(edits)),
          revision: revision + 1,
          updated_at: audit.at,
        })
        .returning('*');
      if (row) await writeAudit(tx, audit);
      return row;
    });
  }

  /** Hands it in; undefined as for {@link update}. What comes of it has its own audit row. */
  async submit(
    id: string,
    revision: number,
    at: Date,
  ): Promise<ChangeSetRow | undefined> {
    const [row] = await this.#at(this.#knex, id, revision)
      .update({ state: 'pending', updated_at: at })
      .returning('*');
    return row;
  }

  /** Throws it away; false when it was no draft. */
  async delete(id: string, audit: AuditEntry): Promise<boolean> {
    return this.#knex.transaction(async tx => {
      const removed = await tx('change_sets')
        .where({ id, state: 'draft' })
        .delete();
      if (removed > 0) await writeAudit(tx, audit);
      return removed > 0;
    });
  }

  #at(knex: Knex, id: string, revision: number) {
    return knex<ChangeSetRow>('change_sets').where({
      id,
      revision,
      state: 'draft',
    });
  }
}
