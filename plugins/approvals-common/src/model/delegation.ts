import { z } from 'zod';
import { userRefSchema } from './subject';

const timestamp = z.iso.datetime();

/** Lends the caller's part in approvals to another person for a time. @public */
export const delegationInputSchema = z.strictObject({
  to: userRefSchema,
  until: timestamp.describe('At most 30 days from now'),
  reason: z.string().trim().min(3).max(500),
});

/** @public */
export type DelegationInput = z.infer<typeof delegationInputSchema>;

/** @public */
export const delegationSchema = z.object({
  id: z.uuid(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  startsAt: timestamp,
  until: timestamp,
  endedAt: timestamp.optional().describe('Taken back before its time'),
  active: z.boolean(),
});

/** @public */
export type Delegation = z.infer<typeof delegationSchema>;

/** Those that the caller gave or got, newest first. @public */
export const delegationListSchema = z.object({
  items: z.array(delegationSchema),
});

/** @public */
export type DelegationList = z.infer<typeof delegationListSchema>;
