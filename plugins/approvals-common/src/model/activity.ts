import { z } from 'zod';
import { outcomeSchema, verdictSchema } from './decision';
import { approvalRequestSchema } from './request';

/** Something said about a request: a comment, a question back, an answer, or why it is withdrawn. @public */
export const messageInputSchema = z.strictObject({
  text: z.string().trim().min(1).max(4000),
});

/** @public */
export type MessageInput = z.infer<typeof messageInputSchema>;

/** @public */
export const activityTypeSchema = z.enum([
  'opened',
  'decided',
  'commented',
  'asked-back',
  'answered',
  'withdrawn',
  'expired',
  'granted',
  'access-ended',
  'access-removed',
]);

/** One row of the decision log. @public */
export const activitySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string().describe('A person, or service:<name>'),
  type: activityTypeSchema,
  text: z.string().optional(),
  requirement: z.string().optional(),
  verdict: verdictSchema.optional(),
  onBehalfOf: z.string().optional(),
  outcome: outcomeSchema
    .optional()
    .describe('How the request ended with it, when it did'),
});

/** @public */
export type Activity = z.infer<typeof activitySchema>;

/** What the caller may do with a request now. @public */
export const abilitiesSchema = z.object({
  decide: z
    .array(
      z.object({ requirement: z.string(), onBehalfOf: z.string().optional() }),
    )
    .describe('Parts the caller may decide'),
  whyNot: z.string().optional().describe('Why there is none, in one sentence'),
  askBack: z.boolean(),
  answer: z.boolean(),
  comment: z.boolean(),
  withdraw: z.boolean(),
  endAccess: z.boolean(),
});

/** @public */
export type Abilities = z.infer<typeof abilitiesSchema>;

/** A request with its decision log, oldest first, and what the caller may do. @public */
export const approvalRequestDetailSchema = approvalRequestSchema.extend({
  activity: z.array(activitySchema),
  you: abilitiesSchema,
});

/** @public */
export type ApprovalRequestDetail = z.infer<typeof approvalRequestDetailSchema>;
