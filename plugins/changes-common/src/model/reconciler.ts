import { z } from 'zod';
import { documentFindingSchema } from './finding';

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
  trigger: z.enum(['change-set', 'webhook', 'poll', 'request']),
  state: z.enum(['rendered', 'unchanged', 'failed']),
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
  lag: z
    .string()
    .describe(
      'Age of the oldest commit not rendered, ISO 8601; PT0S when up to date',
    ),
  held: z.array(heldDocumentSchema),
  lastRun: reconcilerRunSchema.optional(),
});

/** @public */
export type ReconcilerStatus = z.infer<typeof reconcilerStatusSchema>;
