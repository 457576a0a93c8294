import { doorSchema } from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { ChainRow, CommitRow, DocumentRow, SnapshotRow } from './rows';

/** PostgreSQL's driver gives bigint as text, because not every one is a number of JavaScript; positions are. */
const bigint = z.coerce.number().int();

const commitRow = z.object({
  position: bigint,
  commit: z.string(),
  previous: z.string().nullable(),
  committed_at: z.date(),
  at: z.date(),
  documents: z.number(),
  seq: bigint,
  head: z.string(),
});

const snapshotRow = z.object({
  seq: bigint,
  position: bigint,
  commit: z.string(),
  committed_at: z.date(),
  at: z.date(),
  path: z.string(),
  team: z.string().nullable(),
  kind: z.string().nullable(),
  name: z.string().nullable(),
  action: z.enum(['put', 'delete']),
  content: z.string().nullable(),
  content_hash: z.string().nullable(),
  actor: z.string(),
  merged_by: z.string().nullable(),
  door: doorSchema,
  change_set: z.string().nullable(),
  approvals: z.array(z.string()),
  reason: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});

const chainRow = snapshotRow.extend({ door: z.string() });

const documentRow = snapshotRow.pick({
  team: true,
  kind: true,
  name: true,
  action: true,
  content: true,
  content_hash: true,
} satisfies Record<keyof DocumentRow, true>);

/** A row of `history_commits` as the driver gives it. */
export function readCommitRow(row: unknown): CommitRow {
  return commitRow.parse(row);
}

/** A row of `history` as the driver gives it. */
export function readSnapshotRow(row: unknown): SnapshotRow {
  return snapshotRow.parse(row);
}

/** A row of `history` as the driver gives it, which may say what no row of ours says. */
export function readChainRow(row: unknown): ChainRow {
  return chainRow.parse(row);
}

/** What was asked for of a row of `history`, as the driver gives it. */
export function readDocumentRow(row: unknown): DocumentRow {
  return documentRow.parse(row);
}
