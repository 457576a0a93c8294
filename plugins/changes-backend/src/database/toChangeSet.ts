import type { ChangeSet } from '@waymark/plugin-changes-common';
import type { ChangeSetRow } from './rows';

/** A change set as it is shown. */
export function toChangeSet(row: ChangeSetRow): ChangeSet {
  const { change_request_number: number, change_request_url: url } = row;
  const { rendered_commit: rendered, rendered_at: at } = row;
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    state: row.state,
    mode: row.mode,
    reason: row.reason,
    author: row.author,
    teams: row.teams,
    documents: row.edits.map(({ action, path }) => ({ action, path })),
    base: row.base,
    ...(row.commit && { commit: row.commit }),
    ...(number !== null && url && { changeRequest: { number, url } }),
    ...(rendered &&
      at && { rendered: { commit: rendered, at: at.toISOString() } }),
    findings: row.findings,
    ...(row.failure && { failure: row.failure }),
    ...(row.state === 'draft' && { revision: row.revision }),
    ...(row.superseded_by && { supersededBy: row.superseded_by }),
    ...(row.note && { note: row.note }),
    ...(row.approval_requests.length > 0 && {
      approvalRequests: row.approval_requests,
    }),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
