import { z } from 'zod';

/** What is wrong with a request, at one of its fields. @public */
export const approvalFindingSchema = z.object({
  path: z.string(),
  constraint: z.string().describe('Name of the rule that was broken'),
  value: z.unknown().optional(),
  message: z.string(),
  fix: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
});

/** @public */
export type ApprovalFinding = z.infer<typeof approvalFindingSchema>;
