import { z } from 'zod';
import { documentFindingSchema } from './finding';
import { rollOutSchema } from './rollOut';

const timestamp = z.iso.datetime();

/** @public */
export const heldDocumentSchema = z.object({
  path: z.string(),
  because: z
    .string()
    .optional()
    .describe('The document it depends on that is not valid'),
  lastGood: z
    .boolean()
    .describe('True when its last good output is still on branch rendered'),
  findings: z.array(documentFindingSchema),
});

/** @public */
export type HeldDocument = z.infer<typeof heldDocumentSchema>;

/** @public */
export const reconcilerRunSchema = z.object({
  id: z.uuid(),
  trigger: z
    .enum(['change-set', 'webhook', 'poll', 'request', 'batch'])
    .describe('batch: the one before it left more to do'),
  state: z
    .enum(['rendered', 'unchanged', 'held', 'failed'])
    .describe('held: an upgrade of the compiler waits for its release'),
  intent: z.string().optional().describe('Commit on main that was rendered'),
  rendered: z.string().optional().describe('Commit on branch rendered'),
  compiler: z.string(),
  held: z.int(),
  written: z.int().describe('Files written or removed'),
  message: z.string().optional(),
  startedAt: timestamp,
  duration: z.string().describe('ISO 8601'),
});

/** @public */
export type ReconcilerRun = z.infer<typeof reconcilerRunSchema>;

/** Newest first. @public */
export const reconcilerRunPageSchema = z.object({
  items: z.array(reconcilerRunSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type ReconcilerRunPage = z.infer<typeof reconcilerRunPageSchema>;

/** @public */
export const reconcilerRunQuerySchema = z.strictObject({
  state: reconcilerRunSchema.shape.state.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

/** How long runs that rendered something took. @public */
export const latencySchema = z.object({
  p50: z.string().describe('Median, interpolated; ISO 8601'),
  p95: z.string().describe('ISO 8601'),
  sample: z.int().describe('Runs that were measured'),
  window: z.string().describe('ISO 8601, up to now'),
});

/** @public */
export const reconcilerStatusSchema = z.object({
  asOf: timestamp,
  intent: z
    .object({ commit: z.string(), committedAt: timestamp })
    .describe('Newest commit on main'),
  rendered: z
    .object({
      commit: z.string(),
      intent: z.string().optional(),
      compiler: z.string().optional(),
      committedAt: timestamp,
    })
    .describe('Newest commit on branch rendered'),
  upToDate: z.boolean(),
  queue: z
    .object({
      commits: z
        .int()
        .describe('Commits on main that are not rendered, or not all of them'),
      changeSets: z
        .int()
        .describe('Change sets that are accepted and on no branch yet'),
    })
    .describe('What waits for the reconciler'),
  latency: latencySchema
    .optional()
    .describe('Absent when nothing was rendered in the window'),
  lag: z
    .string()
    .describe(
      'Age of the oldest commit not rendered, ISO 8601; PT0S when up to date',
    ),
  rollOuts: z
    .array(rollOutSchema)
    .describe('What is rendered batch by batch and not done'),
  held: z.array(heldDocumentSchema),
  browse: z
    .object({
      commit: z.string().describe('Followed by the id of a commit'),
      document: z.string().describe('Followed by the path of a document'),
    })
    .describe('Where people look at the repository'),
  lastRun: reconcilerRunSchema.optional(),
});

/** @public */
export type ReconcilerStatus = z.infer<typeof reconcilerStatusSchema>;
