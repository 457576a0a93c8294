import type { Door } from '@waymark/plugin-changes-common';
import type { ChainedFields } from './chain';

/** Table `history_commits`. PostgreSQL's driver gives bigint as text; the store reads it as a number. */
export interface CommitRow {
  position: number;
  commit: string;
  previous: string | null;
  committed_at: Date;
  at: Date;
  documents: number;
  /** Newest row of the chain, as of this commit. */
  seq: number;
  /** Its hash. */
  head: string;
}

/** Table `history`, as it is found: what stands in a field may be forged. */
export interface ChainRow extends ChainedFields {
  at: Date;
  team: string | null;
  kind: string | null;
  name: string | null;
  content: string | null;
  approvals: string[];
  hash: string;
}

/** Table `history`. */
export interface SnapshotRow extends ChainRow {
  door: Door;
}

/** What a document was, without how it came to be so. */
export const DOCUMENT_COLUMNS = [
  'team',
  'kind',
  'name',
  'action',
  'content',
  'content_hash',
] as const;

/** A row of `history` as far as comparing documents goes. */
export type DocumentRow = Pick<SnapshotRow, (typeof DOCUMENT_COLUMNS)[number]>;

/** Where the chain has come to. */
export type ChainHead = Pick<CommitRow, 'position' | 'seq' | 'head'> &
  Partial<Pick<CommitRow, 'commit' | 'at'>>;
