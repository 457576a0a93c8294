import {
  activityTypeSchema,
  type Activity,
} from '@waymark/plugin-approvals-common';
import type { AuditEntry } from '../database/rows';

/**
 * A row of the log as it is shown; none for what is no activity on a request. A plugin that opened it did so for the requester,
 * who is named.
 */
export function toActivity(
  row: AuditEntry & { id: string },
  requester: string,
): Activity[] {
  const type = activityTypeSchema.safeParse(
    row.action.replace(/^request\./, ''),
  );
  if (!type.success) return [];
  const { onBehalfOf, outcome, requirement, text, verdict } = row.detail;
  return [
    {
      id: row.id,
      at: row.at.toISOString(),
      actor: type.data === 'opened' ? requester : row.actor,
      type: type.data,
      ...(text && { text }),
      ...(requirement && { requirement }),
      ...(verdict && { verdict }),
      ...(onBehalfOf && { onBehalfOf }),
      ...(outcome && { outcome }),
    },
  ];
}
