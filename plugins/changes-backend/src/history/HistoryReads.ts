import type { TenantScope } from '@waymark/plugin-access-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { readCommitRow, readDocumentRow, readSnapshotRow } from './readRows';
import {
  DOCUMENT_COLUMNS,
  type CommitRow,
  type DocumentRow,
  type SnapshotRow,
} from './rows';

/** Which documents are asked for. */
export interface DocumentFilter {
  /** A document, or a folder that ends in a slash. */
  path?: string;
  kind?: string;
  scope?: TenantScope;
  /** Configuration of the platform as well, which is no team's. */
  withPlatform?: boolean;
  /** Whether records of approvals, below grants/, are among them; they are when left out. */
  grants?: 'shown' | 'hidden';
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

/** Which commits are asked for. */
export interface CommitFilter extends DocumentFilter {
  /** Newest row of the chain that counts. */
  toSeq: number;
  limit: number;
}

/** A commit by the first of its rows that is asked for, and how many of them are. */
export type TouchingCommit = SnapshotRow & { documents: number };

/** A page of documents as of a position. */
export interface AsOfFilter extends DocumentFilter {
  position: number;
  afterPath?: string;
  limit: number;
}

const DOCUMENT_AS_OF = `
  select ${DOCUMENT_COLUMNS.join(
    ', ',
  )} from history where path = ? and position <= ?
  order by position desc limit 1`;
/** Planned once for each connection: planning took longer than looking up. */
const DOCUMENT_AS_OF_NAME = 'waymark history document';

const pathRow = z.object({ path: z.string() });
const touchedRow = z.object({ touched: z.number() });

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
  ): Promise<DocumentRow | undefined> {
    const { rows } = await this.#knex
      .raw(DOCUMENT_AS_OF, [path, position])
      .options({ name: DOCUMENT_AS_OF_NAME });
    const [row] = rows;
    return row && readDocumentRow(row);
  }

  /** Documents that were there at a position, by path. */
  async treeAsOf(filter: AsOfFilter): Promise<SnapshotRow[]> {
    const { position, limit } = filter;
    const [from, until] = rangeOf(filter);
    const wanted = conditionOf({ ...filter, path: undefined });
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
       where h.action = 'put' and ${wanted.sql}
       limit ?`,
      [from, until, until, position, ...wanted.bindings, limit],
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

  /** Commits that touched what is asked for, newest first. */
  async commitsTouching(filter: CommitFilter): Promise<TouchingCommit[]> {
    const wanted = conditionOf(filter);
    // From commit to commit: the newest row, then the newest one before that commit's first. Their texts are not read.
    const { rows } = await this.#knex.raw(
      `with recursive steps as (
         (select h.seq, h.position from history h
          where h.seq <= ? and ${wanted.sql} order by h.seq desc limit 1)
         union all
         select found.seq, found.position from steps s
         join history_commits c on c.position = s.position
         cross join lateral (
           select h.seq, h.position from history h
           where h.seq <= c.seq - c.documents and ${wanted.sql}
           order by h.seq desc limit 1
         ) found
       )
       select last.*, null as content, (
         select count(*)::int from history h
         where h.seq > c.seq - c.documents and h.seq <= c.seq and ${wanted.sql}
       ) as touched
       from (select seq from steps limit ?) found
       join history last on last.seq = found.seq
       join history_commits c on c.position = last.position
       order by last.seq desc`,
      [
        filter.toSeq,
        ...wanted.bindings,
        ...wanted.bindings,
        ...wanted.bindings,
        filter.limit,
      ],
    );
    return rows.map((row: unknown) => ({
      ...readSnapshotRow(row),
      documents: touchedRow.parse(row).touched,
    }));
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
  const { sql, bindings } = conditionOf(filter, 'history');
  query.whereRaw(sql, bindings);
}

/** What a document has to be, as SQL about one row of the chain. */
function conditionOf(filter: DocumentFilter, row = 'h') {
  const { grants, path, kind, scope, withPlatform } = filter;
  const parts = ['true'];
  const bindings: Array<string | string[]> = [];
  if (path !== undefined) {
    parts.push(`${row}.path >= ? and ${row}.path < ?`);
    bindings.push(...rangeOf({ path }));
  }
  if (kind) {
    parts.push(`${row}.kind = ?`);
    bindings.push(kind);
  }
  if (grants === 'hidden') parts.push(`${row}.path not like 'grants/%'`);
  if (scope && !scope.all) {
    const own = `${row}.team = any(?)`;
    parts.push(
      withPlatform ? `(${own} or ${row}.path like 'platform/%')` : own,
    );
    bindings.push(scope.teams);
  }
  return { sql: parts.join(' and '), bindings };
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
