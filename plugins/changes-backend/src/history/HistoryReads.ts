import type { TenantScope } from '@waymark/plugin-access-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { readCommitRow, readSnapshotRow } from './readRows';
import type { CommitRow, SnapshotRow } from './rows';

/** Which documents are asked for. */
export interface DocumentFilter {
  /** A document, or a folder that ends in a slash. */
  path?: string;
  kind?: string;
  scope?: TenantScope;
}

/** Which rows of the audit are asked for. */
export interface AuditFilter extends DocumentFilter {
  actors?: readonly string[];
  door?: string;
  fromSeq?: number;
  toSeq?: number;
  beforeSeq?: number;
  limit: number;
}

/** A page of documents as of a position. */
export interface AsOfFilter extends DocumentFilter {
  position: number;
  afterPath?: string;
  limit: number;
}

const pathRow = z.object({ path: z.string() });

/** SQL of reading the chain. Looking one document up as of a position is one descent of a B-tree, whatever its age. */
export class HistoryReads {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The newest commit that counts at a time. */
  async commitAt(at: Date): Promise<CommitRow | undefined> {
    const row = await this.#knex('history_commits')
      .where('at', '<=', at)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'position', order: 'desc' },
      ])
      .first();
    return row && readCommitRow(row);
  }

  /** Commits whose id begins so; two at most. */
  async commitsCalled(prefix: string): Promise<CommitRow[]> {
    const rows = await this.#knex('history_commits')
      .whereLike('commit', `${prefix}%`)
      .limit(2);
    return rows.map(readCommitRow);
  }

  /** One document as of a position; undefined when it was not there yet. */
  async documentAsOf(
    path: string,
    position: number,
  ): Promise<SnapshotRow | undefined> {
    const { rows } = await this.#knex.raw(
      `select * from history where path = ? and position <= ?
       order by position desc limit 1`,
      [path, position],
    );
    const [row] = rows;
    return row && readSnapshotRow(row);
  }

  /** Documents that were there at a position, by path. */
  async treeAsOf(filter: AsOfFilter): Promise<SnapshotRow[]> {
    const { position, limit } = filter;
    const [from, until] = rangeOf(filter);
    const conditions = [`h.action = 'put'`];
    const bindings: Array<string | number | string[]> = [];
    if (filter.kind) {
      conditions.push('h.kind = ?');
      bindings.push(filter.kind);
    }
    if (filter.scope && !filter.scope.all) {
      conditions.push('h.team = any(?)');
      bindings.push(filter.scope.teams);
    }
    // Goes from path to path along the index; what lies between two paths, every older snapshot, is not read.
    const { rows } = await this.#knex.raw(
      `with recursive paths as (
         (select path from history where path >= ? and path < ? order by path limit 1)
         union all
         select (select h.path from history h
                 where h.path > p.path and h.path < ? order by h.path limit 1)
         from paths p where p.path is not null
       )
       select found.* from paths
       cross join lateral (
         select * from history h
         where h.path = paths.path and h.position <= ?
         order by h.position desc limit 1
       ) found
       cross join lateral (select found.*) h
       where ${conditions.join(' and ')}
       limit ?`,
      [from, until, until, position, ...bindings, limit],
    );
    return rows.map(readSnapshotRow);
  }

  /** Paths of documents that commits after one row of the chain touched, up to another row, by path. */
  async touchedBetween(
    afterSeq: number,
    untilSeq: number,
    filter: DocumentFilter & { afterPath?: string; limit: number },
  ): Promise<string[]> {
    const query = this.#knex('history')
      .distinct('path')
      .where('seq', '>', afterSeq)
      .where('seq', '<=', untilSeq)
      .orderBy('path')
      .limit(filter.limit);
    narrow(query, filter);
    if (filter.afterPath !== undefined) {
      query.where('path', '>', filter.afterPath);
    }
    const rows = await query;
    return rows.map(row => pathRow.parse(row).path);
  }

  /** Rows of the chain, newest first. */
  async search(filter: AuditFilter): Promise<SnapshotRow[]> {
    const query = this.#knex('history')
      .orderBy('seq', 'desc')
      .limit(filter.limit);
    narrow(query, filter);
    if (filter.actors) query.whereIn('actor', [...filter.actors]);
    if (filter.door) query.where({ door: filter.door });
    if (filter.fromSeq !== undefined) query.where('seq', '>', filter.fromSeq);
    if (filter.toSeq !== undefined) query.where('seq', '<=', filter.toSeq);
    if (filter.beforeSeq !== undefined) {
      query.where('seq', '<', filter.beforeSeq);
    }
    return (await query).map(readSnapshotRow);
  }

  /** Of these change sets, those that are known to have made the commit that names them. */
  async confirmed(
    rows: ReadonlyArray<Pick<SnapshotRow, 'change_set'>>,
  ): Promise<ReadonlyMap<string, string | null>> {
    const ids = [...new Set(rows.flatMap(row => row.change_set ?? []))];
    if (ids.length === 0) return new Map();
    const known = await this.#knex('change_sets')
      .whereIn('id', ids)
      .select('id', 'commit');
    return new Map(
      known.map((row): [string, string | null] => [row.id, row.commit]),
    );
  }
}

function narrow(query: Knex.QueryBuilder, filter: DocumentFilter): void {
  const { path, kind, scope } = filter;
  if (path !== undefined) {
    const [from, until] = rangeOf(filter);
    query.where('path', '>=', from).where('path', '<', until);
  }
  if (kind) query.where({ kind });
  if (scope && !scope.all) query.whereIn('team', [...scope.teams]);
}

/** The paths that are asked for, from one on to before another; paths are ASCII and compared by byte. */
function rangeOf({
  path = '',
  afterPath,
}: DocumentFilter & { afterPath?: string }): [string, string] {
  const isOne = path !== '' && !path.endsWith('/');
  const until = isOne ? `${path}\u0001` : `${path}\u007f`;
  return [afterPath === undefined ? path : `${afterPath}\u0001`, until];
}
