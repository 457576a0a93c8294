import { randomUUID } from 'node:crypto';
import type { ApprovalEvent, Outcome } from '@waymark/plugin-approvals-common';
import type { RequestTransaction } from '../database/RequestTransaction';
import type { DecisionRow } from '../database/rows';
import { grantOf } from '../grants/grantDocument';
import { ended } from '../notices';

/** Ends an open request in the transaction of the verb that ends it: decision, grant and notice are there together, or not. */
export async function end(
  request: RequestTransaction,
  outcome: Outcome,
  at: Date,
  decisions: readonly DecisionRow[] = request.decisions,
): Promise<ApprovalEvent> {
  const { row } = request;
  const decision = randomUUID();
  await request.update({
    state: outcome,
    waiting_for: null,
    open_groups: [],
    decision_id: decision,
    decided_at: at,
    updated_at: at,
  });
  // Access was given before anybody decided.
  if (outcome === 'approved' && !request.access) {
    await request.grant(grantOf(row, decisions, decision, at));
  }
  await request.notify([ended(row, outcome)]);
  return {
    request: row.id,
    decision,
    outcome,
    subject: {
      type: row.subject_type,
      ref: row.subject_ref,
      hash: row.subject_hash,
    },
  };
}
