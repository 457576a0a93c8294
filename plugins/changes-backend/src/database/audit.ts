import type { Knex } from 'knex';
import type { AuditEntry } from './rows';

/** Writes the one audit row of a verb, in the verb's transaction. */
export async function writeAudit(
  tx: Knex.Transaction,
  { detail, ...entry }: AuditEntry,
): Promise<void> {
  await tx('audit').insert({ ...entry, detail: JSON.stringify(detail) });
}
