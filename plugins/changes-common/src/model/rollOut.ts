import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const timestamp = z.iso.datetime();

/** What was decided on a roll-out last. @public */
export const rollOutDecisionSchema = z.object({
  verb: z.enum(['stop', 'resume']),
  at: timestamp,
  by: z.string().describe('Entity reference, or service:<subject>'),
  reason: z.string(),
});

/** @public */
export type RollOutDecision = z.infer<typeof rollOutDecisionSchema>;

/**
 * A change that is rendered batch by batch, because it touches more workloads than one batch holds. `waiting`: its pause between two
 * batches is not over; `stopped`: somebody stopped it, and what is left of it stays as it is.
 *
 * @public
 */
export const rollOutSchema = z.object({
  id: sha.describe('Commit on main that it began with'),
  reason: z.string().describe('Of that commit, as its change set has it'),
  changeSet: z.uuid().optional().describe('That made the commit'),
  state: z.enum(['running', 'waiting', 'stopped', 'done']),
  startedAt: timestamp.describe('When its first batch was rendered'),
  lastAt: timestamp.describe('When its newest batch was rendered'),
  nextAt: timestamp
    .optional()
    .describe('Of what waits: when its next batch is rendered at the soonest'),
  batches: z
    .object({ done: z.int(), of: z.int() })
    .describe('A newer commit on main that joins makes more of them'),
  documents: z
    .object({ done: z.int(), of: z.int() })
    .describe('Workloads and namespaces'),
  environments: z
    .array(
      z.object({
        name: z.string().describe('platform for what belongs to none'),
        done: z.int(),
        of: z.int(),
      }),
    )
    .describe('In the order that they are rendered'),
  steps: z
    .array(
      z.object({
        batch: z.int(),
        at: timestamp,
        commit: sha.describe('On branch rendered'),
        environments: z.array(
          z.object({ name: z.string(), documents: z.int() }),
        ),
      }),
    )
    .describe('Batches that are rendered, oldest first'),
  decision: rollOutDecisionSchema.optional(),
});

/** @public */
export type RollOut = z.infer<typeof rollOutSchema>;

/** @public */
export const rollOutPageSchema = z.object({
  asOf: timestamp,
  items: z.array(rollOutSchema).describe('Open ones first, then the newest'),
});

/** @public */
export type RollOutPage = z.infer<typeof rollOutPageSchema>;

/** @public */
export const rollOutQuerySchema = z.strictObject({
  changeSet: z
    .uuid()
    .optional()
    .describe('Only the one that this change set is part of'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

/** @public */
export const rollOutDecisionRequestSchema = z.strictObject({
  reason: z.string().trim().min(3).max(500),
  idempotencyKey: z.string().min(8).max(200),
});

/** @public */
export type RollOutDecisionRequest = z.infer<
  typeof rollOutDecisionRequestSchema
>;
