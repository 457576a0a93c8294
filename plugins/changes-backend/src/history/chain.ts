import { createHash } from 'node:crypto';

/** Names the encoding below, and is part of what is hashed. */
export const CHAIN_VERSION = 'waymark-history/1';

/** Stands before the first row. */
export const GENESIS = '0'.repeat(64);

/** What of a row is hashed: all that Git says of it, and nothing that Git does not say. */
export interface ChainedFields {
  seq: number;
  position: number;
  commit: string;
  committed_at: Date;
  path: string;
  action: 'put' | 'delete';
  content_hash: string | null;
  actor: string;
  merged_by: string | null;
  door: string;
  change_set: string | null;
  approvals: readonly string[];
  reason: string;
  previous_hash: string;
}

/**
 * Hash of a row: SHA-256, in hexadecimal, of a JSON array in UTF-8 without white space. For arrays of texts, whole numbers and
 * nulls, what `JSON.stringify` writes is the canonical form of RFC 8785, so that any language can check it. The text of the
 * document is in it by its own hash.
 */
export function hashRow(row: ChainedFields): string {
  return sha256(
    JSON.stringify([
      CHAIN_VERSION,
      row.previous_hash,
      row.seq,
      row.position,
      row.commit,
      row.committed_at.toISOString(),
      row.path,
      row.action,
      row.content_hash,
      row.actor,
      row.merged_by,
      row.door,
      row.change_set,
      row.approvals,
      row.reason,
    ]),
  );
}

/** In hexadecimal, of text in UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
