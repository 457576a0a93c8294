import { z } from 'zod';

/**
 * What the rules want others to look at before a change counts, and why.
 * @public
 */
export const neededReviewSchema = z.object({
  rule: z.string().describe('Such as environment.production'),
  kind: z.string().describe('Kind of the request for approval'),
  title: z.string(),
  reason: z.string(),
  team: z.string().optional(),
  environment: z.string().optional(),
  sensitivity: z
    .string()
    .optional()
    .describe('Of the data that it is about, where its documents say it'),
});

/** @public */
export type NeededReview = z.infer<typeof neededReviewSchema>;
