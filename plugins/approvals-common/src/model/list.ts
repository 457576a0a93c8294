import { z } from 'zod';
import { approvalRequestSchema, requestStateSchema } from './request';

/** waiting: for a decision or an answer of the caller; mine: what the caller asked for. @public */
export const viewSchema = z.enum(['waiting', 'mine', 'all']);

/** @public */
export type ApprovalView = z.infer<typeof viewSchema>;

/** @public */
export const approvalRequestQuerySchema = z.strictObject({
  view: viewSchema.default('all'),
  state: requestStateSchema.optional(),
  kind: z.string().max(63).optional(),
  team: z.string().max(63).optional(),
  environment: z.string().max(63).optional(),
  subject: z
    .string()
    .max(264)
    .regex(/^[a-z][a-z0-9-]*:[^\s:]+$/)
    .optional()
    .describe('As <type>:<ref>, such as change-set:<id>'),
  entity: z.string().max(200).optional().describe('Catalog entity it is about'),
  access: z
    .literal('open')
    .optional()
    .describe('open: break-glass access that has not ended'),
  idempotencyKey: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(300).optional(),
});

/** What waits comes by due date, everything else newest first. @public */
export const approvalRequestPageSchema = z.object({
  items: z.array(approvalRequestSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
  counts: z
    .object({ waiting: z.int(), mine: z.int(), all: z.int() })
    .describe('Open requests of each view, whatever else is filtered'),
});

/** @public */
export type ApprovalRequestPage = z.infer<typeof approvalRequestPageSchema>;
