import type { AuditEntry, ChangeSetRow } from '../database/rows';

/** The audit row of what is done to a change set. */
export function auditOf(
  row: Pick<ChangeSetRow, 'id' | 'author' | 'paths'>,
  entry: {
    at: Date;
    actor: string;
    /** A state it comes to, or what is done to it. */
    verb: string;
    detail?: Record<string, unknown>;
  },
): AuditEntry {
  const { at, actor, verb, detail } = entry;
  return {
    at,
    actor,
    action: `change-set.${verb}`,
    subject: row.id,
    detail: { author: row.author, documents: row.paths, ...detail },
  };
}
