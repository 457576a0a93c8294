import type { z as ZodV3 } from 'zod/v3';

type Zod = typeof ZodV3;

// The actions registry is typed on zod v3 and hands in its own. Requests are read by the v4 schemas of approvals-common all
// the same; these tell callers what to send and what comes back.

const outcomes = ['approved', 'rejected', 'expired', 'withdrawn'] as const;

/** A request, as far as somebody needs it who acts on it. */
export const requestOutput = (z: Zod) =>
  z.object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(['open', ...outcomes]),
    waitingFor: z.enum(['approvers', 'requester']).optional(),
    subject: z.object({
      type: z.string(),
      ref: z.string(),
      hash: z.string(),
      title: z.string(),
      url: z.string().optional(),
    }),
    requester: z.string(),
    reason: z.string(),
    team: z.string().optional(),
    environment: z.string().optional(),
    requirements: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        reason: z.string(),
        groups: z.array(z.string()),
        quorum: z.number(),
        met: z.boolean(),
      }),
    ),
    dueAt: z.string(),
    expiresAt: z.string(),
    decision: z
      .object({ id: z.string(), outcome: z.enum(outcomes) })
      .optional(),
  });

/** One request by its id. */
export const idInput = (z: Zod) =>
  z.object({ id: z.string().describe('Id of the request') });

/** One request, and something to say about it. */
export const messageInput = (z: Zod) =>
  idInput(z).extend({ text: z.string().describe('At most 4000 characters') });

/** A delegation. */
export const delegationOutput = (z: Zod) =>
  z.object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    until: z.string(),
    active: z.boolean(),
  });
