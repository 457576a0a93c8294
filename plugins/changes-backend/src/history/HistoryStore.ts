import type { Knex } from 'knex';
import { EMPTY, type Extension } from './extend';
import type { ChainHead, CommitRow, SnapshotRow } from './rows';
import { readCommitRow, readSnapshotRow } from './readRows';

const SYSTEM = 'service:plugin:changes';
/** Of the documents in one statement. */
const MAX_CHARACTERS = 8_000_000;

/** One trip; each of the two sees what was committed before it, so that the head is the one under the lock. */
const LOCK_AND_HEAD = `
  select pg_advisory_xact_lock(hashtextextended('waymark changes history', 0));
  select * from history_commits order by position desc limit 1`;

/** Commits, documents and audit in one trip. */
const ADD = `
  with commits as (
    insert into history_commits
    select * from json_populate_recordset(null::history_commits, ?)
  ), documents as (
    insert into history
    select * from json_populate_recordset(null::history, ?)
  )
  insert into audit (at, actor, action, subject, detail)
  select at, actor, action, subject, detail
  from json_populate_recordset(null::audit, ?)`;

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
    return this.#knex.transaction(async tx => {
      const [, found] = await tx.raw(LOCK_AND_HEAD);
      const [row] = found.rows;
      const { position, head } = row ? readCommitRow(row) : EMPTY;
      if (position !== after.position || head !== after.head) return false;
      const [first = [], ...more] = bySize(snapshots);
      await tx.raw(ADD, [
        JSON.stringify(commits),
        JSON.stringify(first),
        JSON.stringify(commits.map(commit => auditOf(commit, now))),
      ]);
      for (const rows of more) {
        await tx.raw(ADD, ['[]', JSON.stringify(rows), '[]']);
      }
      return true;
    });
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
  async chainAfter(seq: number, limit: number): Promise<SnapshotRow[]> {
    const rows = await this.#knex('history')
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit);
    return rows.map(readSnapshotRow);
  }
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
