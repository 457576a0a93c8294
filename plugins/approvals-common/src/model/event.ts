import { z } from 'zod';
import { outcomeSchema } from './decision';

/** Topic of {@link approvalEventSchema}. @public */
export const APPROVALS_TOPIC = 'waymark.approvals';

/** A request ended. Says which, not what: read it with your own credentials. @public */
export const approvalEventSchema = z.object({
  request: z.uuid(),
  decision: z.uuid(),
  outcome: outcomeSchema,
  subject: z.object({ type: z.string(), ref: z.string(), hash: z.string() }),
});

/** @public */
export type ApprovalEvent = z.infer<typeof approvalEventSchema>;
