import { z } from 'zod';
import {
  historyEntrySchema,
  historyQuerySchema,
  importedSchema,
} from './history';

/** A commit on main that touched documents which the caller may read. @public */
export const historyCommitSchema = historyEntrySchema
  .pick({
    position: true,
    commit: true,
    committedAt: true,
    at: true,
    actor: true,
    mergedBy: true,
    door: true,
    changeSet: true,
    confirmed: true,
    approvals: true,
    reason: true,
    url: true,
  })
  .extend({ documents: z.int().describe('Of those that were asked for') });

/** @public */
export type HistoryCommit = z.infer<typeof historyCommitSchema>;

/** @public */
export const historyCommitQuerySchema = historyQuerySchema.pick({
  path: true,
  kind: true,
  grants: true,
  until: true,
  limit: true,
  cursor: true,
});

/** Newest first. @public */
export const historyCommitPageSchema = z.object({
  imported: importedSchema,
  items: z.array(historyCommitSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type HistoryCommitPage = z.infer<typeof historyCommitPageSchema>;
