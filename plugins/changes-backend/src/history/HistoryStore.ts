import type { Knex } from 'knex';
import { EMPTY, type Extension } from './extend';
import type { ChainHead, ChainRow, CommitRow, SnapshotRow } from './rows';
import { readChainRow, readCommitRow } from './readRows';

const SYSTEM = 'service:plugin:changes';
/** Of PostgreSQL's error codes. */
const UNIQUE_VIOLATION = '23505';
/** Of the documents in one statement. */
const MAX_CHARACTERS = 8_000_000;

/**
 * Commits, documents and audit in one statement, and only onto the head that they follow: a compare-and-set. The head is looked up
 * here; that nobody else writes the next position meanwhile, its primary key says.
 */
const ADD = `
  with head as materialized (
    select from history_commits where position = ?::bigint and head = ?
    union all
    select where ?::bigint < 0
  ), commits as (
    insert into history_commits
    select added.* from head, json_populate_recordset(null::history_commits, ?) added
  ), documents as (
    insert into history
    select added.* from head, json_populate_recordset(null::history, ?) added
  )
  insert into audit (at, actor, action, subject, detail)
  select added.at, added.actor, added.action, added.subject, added.detail
  from head, json_populate_recordset(null::audit, ?) added`;
/** Planned once for each connection. */
const ADD_NAME = 'waymark history append';
const ADD_DOCUMENTS = `
  insert into history select * from json_populate_recordset(null::history, ?)`;

/** SQL of the chain: it is only ever added to. */
export class HistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Where the chain has come to. */
  async head(knex: Knex = this.#knex): Promise<ChainHead> {
    const row = await knex('history_commits')
      .orderBy('position', 'desc')
      .first();
    return row ? readCommitRow(row) : EMPTY;
  }

  /**
   * Adds to the chain unless another replica did so meanwhile. Commits, their documents and their audit come together or not at
   * all.
   *
   * @returns whether it was added
   */
  async append(
    { after, commits, snapshots }: Extension,
    now: Date,
  ): Promise<boolean> {
    const [first = [], ...more] = bySize(snapshots);
    const add = async (knex: Knex) => {
      const { rowCount } = await knex
        .raw(ADD, [
          ...[after.position, after.head, after.position],
          JSON.stringify(commits),
          JSON.stringify(first),
          JSON.stringify(commits.map(commit => auditOf(commit, now))),
        ])
        .options({ name: ADD_NAME });
      return rowCount > 0;
    };
    try {
      if (more.length === 0) return await add(this.#knex);
      return await this.#knex.transaction(async tx => {
        if (!(await add(tx))) return false;
        for (const rows of more) {
          await tx.raw(ADD_DOCUMENTS, [JSON.stringify(rows)]);
        }
        return true;
      });
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  /** Commits of the line from a position on. */
  async commitsFrom(position: number, limit: number): Promise<CommitRow[]> {
    const rows = await this.#knex('history_commits')
      .where('position', '>=', position)
      .orderBy('position')
      .limit(limit);
    return rows.map(readCommitRow);
  }

  /** Rows of the chain after one, in its order. */
  async chainAfter(seq: number, limit: number): Promise<ChainRow[]> {
    const rows = await this.#knex('history')
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit);
    return rows.map(readChainRow);
  }
}

/** Whether another replica wrote the same position first. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION &&
    'table' in error &&
    error.table === 'history_commits'
  );
}

function auditOf({ commit, position, documents, head }: CommitRow, at: Date) {
  return {
    at,
    actor: SYSTEM,
    action: 'history.imported',
    subject: commit,
    detail: { position, documents, head },
  };
}

/** Rows in portions that one statement takes. */
function bySize(rows: readonly SnapshotRow[]): SnapshotRow[][] {
  const portions: SnapshotRow[][] = [];
  let size = 0;
  for (const row of rows) {
    const own = row.content?.length ?? 0;
    if (portions.length === 0 || size + own > MAX_CHARACTERS) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)?.push(row);
    size += own;
  }
  return portions;
}
