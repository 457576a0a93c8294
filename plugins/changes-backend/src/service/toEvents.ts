import {
  changeSetStateSchema,
  type ChangeSetEvent,
} from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { AuditEntry, ChangeSetRow } from '../database/rows';

const PREFIX = 'change-set.';
const detailSchema = z.object({ because: z.string().optional() });

/** The life of a change set from its audit rows. Of a draft's saves the first stands for all. */
export function toEvents(
  row: ChangeSetRow,
  entries: readonly AuditEntry[],
): ChangeSetEvent[] {
  const events = entries.flatMap(({ at, actor, action, detail }, index) => {
    const verb = action.startsWith(PREFIX)
      ? action.slice(PREFIX.length)
      : action;
    if (verb === 'draft' && entries[index - 1]?.action === action) return [];
    const state = changeSetStateSchema.safeParse(verb);
    const note = detailSchema.safeParse(detail).data?.because;
    return [
      {
        at: at.toISOString(),
        actor,
        verb,
        ...(state.success && { state: state.data }),
        ...(note && { note }),
      },
    ];
  });
  if (row.drafted) return events;
  const accepted: ChangeSetEvent = {
    at: row.created_at.toISOString(),
    actor: row.author,
    verb: 'pending',
    state: 'pending',
  };
  return [accepted, ...events];
}
