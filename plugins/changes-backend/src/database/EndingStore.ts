import type { Knex } from 'knex';
import type { AuditEntry, ChangeSetRow } from './rows';

/** Change sets that may still be replaced. */
const OPEN = ['draft', 'proposed', 'approved'];

/** SQL of how change sets end beside being committed. */
export class EndingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Open change sets that a newer one, which got as far as a branch, says it replaces. */
  async replaced(): Promise<Array<{ row: ChangeSetRow; by: string }>> {
    const rows: Array<ChangeSetRow & { by: string }> = await this.#knex(
      'change_sets as old',
    )
      .join('change_sets as new', join =>
        join.on(this.#knex.raw('old.id = any(new.supersedes)')),
      )
      .whereIn('new.state', ['proposed', 'approved', 'committed'])
      .whereIn('old.state', OPEN)
      .whereRaw('old.author = new.author')
      .whereRaw('old.paths && new.paths')
      .select('old.*', 'new.id as by');
    return rows.map(({ by, ...row }) => ({ row, by }));
  }

  /** Those of these ids that their author may replace by a change of these documents. */
  async replaceable(
    ids: readonly string[],
    author: string,
    paths: readonly string[],
  ): Promise<string[]> {
    return this.#knex<ChangeSetRow>('change_sets')
      .whereIn('id', ids)
      .where({ author })
      .whereRaw('paths && ?::text[]', [[...paths]])
      .pluck('id');
  }

  /** Change sets that have ended and whose change request may still be open. */
  async toClose(limit = 50): Promise<ChangeSetRow[]> {
    return this.#knex<ChangeSetRow>('change_sets')
      .where({ to_close: true })
      .orderBy('updated_at')
      .limit(limit);
  }

  async closed(id: string): Promise<void> {
    await this.#knex('change_sets').where({ id }).update({ to_close: false });
  }

  /**
   * Writes down which requests were opened for a change set. One that has ended meanwhile has them taken back.
   *
   * @param ids - all of them
   */
  async asked(id: string, ids: readonly string[]): Promise<void> {
    await this.#knex('change_sets')
      .where({ id })
      .update({
        approval_requests: [...ids],
        to_release: this.#knex.raw('to_release or not state = any(?)', [OPEN]),
      });
  }

  /** Change sets that have ended, whose requests for approval may still be open. */
  async toRelease(limit = 50): Promise<ChangeSetRow[]> {
    return this.#knex<ChangeSetRow>('change_sets')
      .where({ to_release: true })
      .orderBy('updated_at')
      .limit(limit);
  }

  async released(id: string): Promise<void> {
    await this.#knex('change_sets').where({ id }).update({ to_release: false });
  }

  /** What was done to a change set, oldest first. */
  async history(id: string): Promise<AuditEntry[]> {
    return this.#knex<AuditEntry>('audit')
      .where({ subject: id })
      .orderBy('id')
      .select('at', 'actor', 'action', 'subject', 'detail');
  }
}
