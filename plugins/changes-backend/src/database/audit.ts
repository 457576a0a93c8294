import type { Knex } from 'knex';
import type { AuditEntry } from './rows';

/** Writes the one audit row of each verb, in the verb's transaction. */
export async function writeAudit(
  tx: Knex.Transaction,
  ...entries: AuditEntry[]
): Promise<void> {
  await tx('audit').insert(
    entries.map(({ detail, ...entry }) => ({
      ...entry,
      detail: JSON.stringify(detail),
    })),
  );
}
