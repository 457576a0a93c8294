import type { Knex } from 'knex';
import { writeAudit } from '../database/audit';
import { EMPTY, type Extension } from './extend';
import type { ChainHead, CommitRow, SnapshotRow } from './rows';
import { readCommitRow, readSnapshotRow } from './readRows';

const LOCK = 'waymark changes history';
const SYSTEM = 'service:plugin:changes';
/** Rows in one statement: PostgreSQL takes 65,535 values in one. */
const CHUNK = 1000;

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
      await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        LOCK,
      ]);
      const { position, head } = await this.head(tx);
      if (position !== after.position || head !== after.head) return false;
      for (const rows of chunks(commits)) {
        await tx('history_commits').insert(rows);
      }
      for (const rows of chunks(snapshots)) await tx('history').insert(rows);
      for (const rows of chunks(commits)) {
        await writeAudit(tx, ...rows.map(row => auditOf(row, now)));
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

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    yield rows.slice(at, at + CHUNK);
  }
}
