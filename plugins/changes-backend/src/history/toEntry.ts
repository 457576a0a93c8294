import type {
  DocumentAsOf,
  HistoryCommit,
  HistoryEntry,
} from '@waymark/plugin-changes-common';
import type { TouchingCommit } from './HistoryReads';
import type { SnapshotRow } from './rows';

/** What is known beside the chain. */
export interface Known {
  /** Commits of change sets, by id. */
  changeSets: ReadonlyMap<string, string | null>;
  /** Page of a commit in the forge. */
  url: (commit: string) => string;
}

/** A row of the chain as it is shown. */
export function toEntry(row: SnapshotRow, known: Known): HistoryEntry {
  const { change_set: changeSet, commit } = row;
  const made = changeSet ? known.changeSets.get(changeSet) : undefined;
  return {
    seq: row.seq,
    position: row.position,
    commit,
    committedAt: row.committed_at.toISOString(),
    at: row.at.toISOString(),
    path: row.path,
    ...(row.team && { team: row.team }),
    ...(row.kind && { kind: row.kind }),
    ...(row.name && { name: row.name }),
    action: row.action,
    ...(row.content_hash && { contentHash: row.content_hash }),
    actor: row.actor,
    ...(row.merged_by && { mergedBy: row.merged_by }),
    door: row.door,
    ...(changeSet && { changeSet }),
    // A change set whose process was killed does not know its commit yet.
    confirmed: made === commit || made === null,
    approvals: row.approvals,
    reason: row.reason,
    hash: row.hash,
    url: known.url(commit),
  };
}

/** The same, with the text. */
export function toDocumentAsOf(row: SnapshotRow, known: Known): DocumentAsOf {
  return {
    ...toEntry(row, known),
    ...(row.content !== null && { content: row.content }),
  };
}

/** What the rows of one commit have in common. */
export function toCommit(row: TouchingCommit, known: Known): HistoryCommit {
  const entry = toEntry(row, known);
  const { position, commit, committedAt, at, actor, mergedBy, door } = entry;
  const { approvals, changeSet, confirmed, reason, url } = entry;
  return {
    ...{ position, commit, committedAt, at, actor, door },
    ...(mergedBy && { mergedBy }),
    ...(changeSet && { changeSet }),
    ...{ approvals, confirmed, reason, url, documents: row.documents },
  };
}
