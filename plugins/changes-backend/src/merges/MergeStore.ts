import type { Knex } from 'knex';
import { writeAudit } from '../database/audit';
import type { AuditEntry, ChangeSetRow } from '../database/rows';
import type { MergedDocument, MergeRow, MergeState, NewMerge } from './types';

/** What becomes of a merge. */
export interface Settlement {
  state: MergeState;
  requests: readonly string[];
  /** What its change set tells, where it has one. */
  note: string;
  /** Absent when it was told before. */
  audit?: AuditEntry;
}

/** SQL of merges in the forge. */
export class MergeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Up to which commit merges were looked at. */
  async judged(): Promise<string | undefined> {
    const row = await this.#knex('merges_judged').first();
    return row?.commit;
  }

  /**
   * Goes past a commit on main.
   *
   * @param changed - documents that it changed by a way that counts
   * @param merge - what it is, where it has to be approved
   */
  async pass(
    commit: string,
    changed: readonly string[],
    merge?: NewMerge,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      for (const row of changed.length > 0 ? await held(tx) : []) {
        const documents = row.documents.map(
          (document): MergedDocument =>
            changed.includes(document.path)
              ? { ...document, ended: true }
              : document,
        );
        await tx<MergeRow>('merges')
          .where({ commit: row.commit })
          .update({ documents: tx.raw('?', JSON.stringify(documents)) });
      }
      if (merge) {
        const { approvals, documents, reviews, ...columns } = merge;
        await tx('merges')
          .insert({
            ...columns,
            approvals: JSON.stringify(approvals),
            documents: JSON.stringify(documents),
            reviews: JSON.stringify(reviews),
            state: 'held',
            updated_at: merge.created_at,
          })
          .onConflict('commit')
          .ignore();
      }
      await tx('merges_judged')
        .insert({ only: true, commit })
        .onConflict('only')
        .merge();
    });
  }

  /** Those that wait for an approval, in the order of main. */
  async held(limit = 50): Promise<MergeRow[]> {
    return this.#knex<MergeRow>('merges')
      .where({ state: 'held' })
      .orderBy('position')
      .limit(limit);
  }

  /** Those whose documents do not count, the newest first; with ids, these instead. */
  async leftOut(commits?: readonly string[]): Promise<MergeRow[]> {
    const query = this.#knex<MergeRow>('merges').orderBy('position', 'desc');
    return commits
      ? query.whereIn('commit', [...commits])
      : query.whereIn('state', ['held', 'refused']);
  }

  /** Says what became of a merge that is held, with its change set and the audit. */
  async settle(
    { change_set: changeSet, commit }: MergeRow,
    { audit, note, requests, state }: Settlement,
    at: Date,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      const moved = await tx<MergeRow>('merges')
        .where({ commit, state: 'held' })
        .update({ state, requests: [...requests], updated_at: at });
      if (moved === 0) return;
      if (changeSet) {
        await tx<ChangeSetRow>('change_sets')
          .where({ id: changeSet })
          .update({
            note,
            approval_requests: tx.raw(
              'array(select distinct unnest(approval_requests || ?::uuid[]))',
              [[...requests]],
            ),
          });
      }
      if (audit) await writeAudit(tx, audit);
    });
  }
}

function held(tx: Knex.Transaction): Promise<MergeRow[]> {
  return tx<MergeRow>('merges')
    .whereIn('state', ['held', 'refused'])
    .forUpdate();
}
