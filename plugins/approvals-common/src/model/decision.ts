import { z } from 'zod';

const timestamp = z.iso.datetime();

/** @public */
export const verdictSchema = z.enum(['approve', 'reject']);

/** @public */
export type Verdict = z.infer<typeof verdictSchema>;

/** What a person decides about one part of a request. @public */
export const decisionInputSchema = z
  .strictObject({
    verdict: verdictSchema,
    requirement: z
      .string()
      .max(100)
      .optional()
      .describe(
        'Id of the part; left out, the first one the caller may decide',
      ),
    reason: z.string().trim().min(3).max(1000).optional(),
  })
  .refine(input => input.verdict === 'approve' || input.reason !== undefined, {
    path: ['reason'],
    message: 'a rejection says why',
  });

/** @public */
export type DecisionInput = z.infer<typeof decisionInputSchema>;

/** One person's verdict on one part. @public */
export const partDecisionSchema = z.object({
  requirement: z.string(),
  by: z.string().describe('Entity reference of who decided'),
  onBehalfOf: z
    .string()
    .optional()
    .describe('Whose part it was, when they had lent it'),
  verdict: verdictSchema,
  reason: z.string().optional(),
  at: timestamp,
});

/** @public */
export type PartDecision = z.infer<typeof partDecisionSchema>;

/** How a request ended. @public */
export const outcomeSchema = z.enum([
  'approved',
  'rejected',
  'expired',
  'withdrawn',
]);

/** @public */
export type Outcome = z.infer<typeof outcomeSchema>;

/** The end of a request. A consumer compares `subjectHash` with its own before it acts. @public */
export const decisionSchema = z.object({
  id: z.uuid(),
  request: z.uuid(),
  outcome: outcomeSchema,
  subjectHash: z.string(),
  decidedAt: timestamp,
  decisions: z.array(partDecisionSchema),
});

/** @public */
export type Decision = z.infer<typeof decisionSchema>;
