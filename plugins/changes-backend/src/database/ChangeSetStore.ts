import type { ChangeSetState } from '@waymark/plugin-changes-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { writeAudit } from './audit';
import type { changeSetCursor } from './cursor';
import type { AuditEntry, ChangeSetRow } from './rows';

/** What a change set is accepted with. */
export type NewChangeSet = Pick<
  ChangeSetRow,
  | 'id'
  | 'idempotency_key'
  | 'request_hash'
  | 'mode'
  | 'author'
  | 'author_name'
  | 'author_email'
  | 'reason'
  | 'teams'
  | 'paths'
  | 'edits'
  | 'base'
  | 'supersedes'
  | 'created_at'
> &
  /** The portal when left out. */
  Partial<Pick<ChangeSetRow, 'door'>>;

/** What moving on may set. */
export type ChangeSetPatch = Partial<
  Pick<
    ChangeSetRow,
    | 'commit'
    | 'change_request_number'
    | 'change_request_url'
    | 'findings'
    | 'failure'
    | 'note'
    | 'superseded_by'
    | 'to_close'
    | 'to_release'
  >
>;

/** A change set that is on main. */
export type OnMain = Pick<ChangeSetRow, 'id' | 'paths'> & { commit: string };

/** Which change sets to list. */
export interface ChangeSetFilter {
  /** Only those that touch one of these teams. */
  readable?: readonly string[];
  team?: string;
  state?: ChangeSetState;
  path?: string;
  author?: string;
  /** Whether those that only record approvals are among them; they are when left out. */
  grants?: 'shown' | 'hidden';
  idempotencyKey?: string;
  /** Whose drafts are among them; drafts are nobody else's. */
  drafter?: string;
  after?: z.infer<typeof changeSetCursor>;
  limit: number;
}

/** SQL of change sets. */
export class ChangeSetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(id: string): Promise<ChangeSetRow | undefined> {
    return this.#knex<ChangeSetRow>('change_sets').where({ id }).first();
  }

  async findByKey(key: string): Promise<ChangeSetRow | undefined> {
    return this.#knex<ChangeSetRow>('change_sets')
      .where({ idempotency_key: key })
      .first();
  }

  /** Accepts a change set, or gives the one that has its key already. */
  async insert(input: NewChangeSet): Promise<ChangeSetRow> {
    await this.#knex('change_sets')
      .insert({
        ...input,
        edits: JSON.stringify(input.edits),
        state: 'pending',
        updated_at: input.created_at,
      })
      .onConflict('idempotency_key')
      .ignore();
    const row = await this.findByKey(input.idempotency_key);
    // It was refused by another replica between the two statements.
    return row ?? this.insert(input);
  }

  /**
   * Moves a change set on, if it still is in the state it comes from, and writes the audit row with it.
   *
   * @returns the change set as it is now, whoever moved it
   */
  async move(
    id: string,
    from: ChangeSetState,
    to: ChangeSetState,
    patch: ChangeSetPatch,
    audit: AuditEntry,
  ): Promise<ChangeSetRow | undefined> {
    return this.#knex.transaction(async tx => {
      const { findings, failure, ...columns } = patch;
      const [moved] = await tx<ChangeSetRow>('change_sets')
        .where({ id, state: from })
        .update({
          ...columns,
          ...(findings && { findings: tx.raw('?', JSON.stringify(findings)) }),
          ...(failure && { failure: tx.raw('?', JSON.stringify(failure)) }),
          state: to,
          updated_at: audit.at,
        })
        .returning('*');
      if (!moved) return tx<ChangeSetRow>('change_sets').where({ id }).first();
      await writeAudit(tx, audit);
      return moved;
    });
  }

  /** Forgets a change set that was refused, so that its key can be used again; a draft is one again. */
  async refuse(id: string, audit: AuditEntry): Promise<void> {
    await this.#knex.transaction(async tx => {
      const pending = () =>
        tx<ChangeSetRow>('change_sets').where({ id, state: 'pending' });
      const redrafted = await pending()
        .where({ drafted: true })
        .update({ state: 'draft', updated_at: audit.at });
      const removed = await pending().delete();
      if (redrafted + removed > 0) await writeAudit(tx, audit);
    });
  }

  /** A page, newest first. */
  async list(filter: ChangeSetFilter): Promise<ChangeSetRow[]> {
    const { readable, team, state, path, author, after } = filter;
    const { grants, idempotencyKey, drafter } = filter;
    const query = this.#knex<ChangeSetRow>('change_sets')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(filter.limit);
    if (readable) query.whereRaw('teams && ?::text[]', [[...readable]]);
    if (team) query.whereRaw('teams @> ?::text[]', [[team]]);
    if (path) query.whereRaw('paths @> ?::text[]', [[path]]);
    if (state) query.where({ state });
    if (author) query.where({ author });
    if (grants === 'hidden') {
      query.whereRaw(
        "exists (select from unnest(paths) as path where path not like 'grants/%')",
      );
    }
    query.whereNot(drafts => {
      drafts.where({ state: 'draft' });
      if (drafter) drafts.whereNot({ author: drafter });
    });
    if (idempotencyKey) query.where({ idempotency_key: idempotencyKey });
    if (after) {
      query.whereRaw('(created_at, id) < (?, ?)', [after.at, after.id]);
    }
    return query;
  }

  /**
   * Change sets that made these commits.
   *
   * @param claimed - ids that commits name; counts only for change sets that have no commit yet
   */
  async ofCommits(
    commits: readonly string[],
    claimed: readonly string[],
  ): Promise<ChangeSetRow[]> {
    return this.#knex<ChangeSetRow>('change_sets')
      .whereIn('commit', commits)
      .orWhere(query =>
        query.whereNull('commit').whereRaw('id::text = any(?)', [[...claimed]]),
      );
  }

  /** Change sets in a state since before a time, oldest first. */
  async inState(
    state: ChangeSetState,
    before: Date,
    limit = 50,
  ): Promise<ChangeSetRow[]> {
    return this.#knex<ChangeSetRow>('change_sets')
      .where({ state })
      .where('created_at', '<=', before)
      .orderBy('created_at')
      .limit(limit);
  }

  /** Change sets that are accepted and on no branch yet. */
  async countPending(): Promise<number> {
    const [row] = await this.#knex('change_sets')
      .where({ state: 'pending' })
      .count({ count: '*' });
    return Number(row.count);
  }

  /** Change sets that are on main and not known to be rendered, without what they write. */
  async notRendered(): Promise<OnMain[]> {
    return this.#knex('change_sets')
      .select('id', 'commit', 'paths')
      .whereNotNull('commit')
      .whereNull('rendered_commit');
  }

  async markRendered(
    ids: readonly string[],
    rendered: string,
    at: Date,
  ): Promise<void> {
    await this.#knex<ChangeSetRow>('change_sets')
      .whereIn('id', ids)
      .whereNull('rendered_commit')
      .update({ rendered_commit: rendered, rendered_at: at });
  }
}
