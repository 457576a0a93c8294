import { z } from 'zod';
import {
  changeSetModeSchema,
  changeSetRequestSchema,
  changeSetSchema,
  grantsShownSchema,
} from './changeSet';
import { neededReviewSchema } from './neededReview';
import { changeSetPreviewSchema } from './preview';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const timestamp = z.iso.datetime();
const MOMENT =
  /^([0-9a-f]{7,40}|\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2}))?)$/;

/**
 * By which way a document came onto main:
 * - `portal`, `cli`, `agent`, `golden-path`: a change set, asked for there;
 * - `forge`: somebody merged it in the forge;
 * - `hand`: somebody pushed it.
 *
 * @public
 */
export const doorSchema = z.enum([
  'portal',
  'cli',
  'agent',
  'golden-path',
  'clean-up',
  'forge',
  'hand',
]);

/** @public */
export type Door = z.infer<typeof doorSchema>;

/** Header by which a client says which door it is: `cli`, `golden-path` or `clean-up`. @public */
export const DOOR_HEADER = 'waymark-door';

/**
 * A moment: a time (ISO 8601; a day alone means its beginning in UTC), or a commit on main, whole or its first characters.
 * @public
 */
export const momentSchema = z
  .string()
  .max(64)
  .regex(MOMENT, 'is neither a time in ISO 8601 nor a commit');

const path = z
  .string()
  .max(512)
  .optional()
  .describe('A document, or a folder that ends in /');
const limit = z.coerce.number().int().min(1).max(500).default(100);
const cursor = z.string().max(900).optional();
const grants = grantsShownSchema.describe(
  'hidden: without the documents below grants/, which record approvals',
);

/** Where main's line was at a moment. @public */
export const positionSchema = z.object({
  position: z
    .int()
    .describe('On main, counted from 0; -1 before the first commit'),
  commit: sha.optional().describe('Absent before the first commit'),
  committedAt: timestamp.optional().describe('As the commit says'),
  at: timestamp
    .optional()
    .describe(
      'When it counts: the latest time that it or any commit before it says',
    ),
});

/** @public */
export type Position = z.infer<typeof positionSchema>;

/** How far history has come. @public */
export const importedSchema = positionSchema.extend({
  behind: z.int().describe('Commits on main that are not imported yet'),
  stopped: z
    .string()
    .optional()
    .describe('Why importing does not go on; absent while it does'),
});

/** @public */
export type Imported = z.infer<typeof importedSchema>;

/** One document as one commit left it. @public */
export const historyEntrySchema = z.object({
  seq: z.int().describe('Number in the chain'),
  position: z.int(),
  commit: sha,
  committedAt: timestamp,
  at: timestamp,
  path: z.string(),
  team: z.string().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
  action: z.enum(['put', 'delete']),
  contentHash: z.string().optional().describe('SHA-256; absent when deleted'),
  actor: z
    .string()
    .describe(
      'Entity reference of who asked for it; git:<address> of who pushed it',
    ),
  mergedBy: z.string().optional().describe('git:<address> of who merged it'),
  door: doorSchema,
  changeSet: z.uuid().optional(),
  confirmed: z
    .boolean()
    .describe(
      'Whether the change set that the commit names is known to have made it; false for what only the commit says',
    ),
  approvals: z.array(z.string()),
  reason: z.string(),
  hash: z.string(),
  url: z.string().describe('Page of the commit in the forge'),
});

/** @public */
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** @public */
export const historyQuerySchema = z.strictObject({
  path,
  actor: z
    .string()
    .max(300)
    .optional()
    .describe(
      'A person by name (ada-okafor) or entity reference, or the address of who pushed',
    ),
  door: doorSchema.optional(),
  kind: z.string().max(63).optional(),
  grants,
  since: momentSchema.optional().describe('From then on, itself among them'),
  until: momentSchema.optional().describe('Up to then, itself among them'),
  limit,
  cursor,
});

/** Newest first. @public */
export const historyPageSchema = z.object({
  imported: importedSchema,
  items: z.array(historyEntrySchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** @public */
export const asOfQuerySchema = z.strictObject({
  at: momentSchema,
  path,
  kind: z.string().max(63).optional(),
  limit,
  cursor,
});

/** A document as of a moment, and how it came to be so. @public */
export const documentAsOfSchema = historyEntrySchema.extend({
  content: z
    .string()
    .optional()
    .describe('Absent for what is no text: links, large and binary files'),
});

/** @public */
export type DocumentAsOf = z.infer<typeof documentAsOfSchema>;

/** By path. @public */
export const asOfSchema = z.object({
  as: positionSchema.describe('What the moment came to'),
  imported: importedSchema,
  items: z.array(documentAsOfSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type AsOf = z.infer<typeof asOfSchema>;

/** @public */
export const comparisonQuerySchema = z.strictObject({
  before: momentSchema,
  after: momentSchema,
  path,
  kind: z.string().max(63).optional(),
  limit,
  cursor,
});

/** One document at two moments. @public */
export const documentComparisonSchema = z.object({
  path: z.string(),
  team: z.string().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
  change: z.enum(['added', 'changed', 'removed']),
  before: z.string().optional().describe('The text then'),
  after: z.string().optional().describe('The text later'),
  fields: z
    .array(
      z.object({
        path: z.string(),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    )
    .describe('Empty where a text cannot be read as one document'),
});

/** @public */
export type DocumentComparison = z.infer<typeof documentComparisonSchema>;

/** Documents that differ, by path. @public */
export const comparisonSchema = z.object({
  before: positionSchema,
  after: positionSchema,
  imported: importedSchema,
  items: z.array(documentComparisonSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type Comparison = z.infer<typeof comparisonSchema>;

/** @public */
export const restoreRequestSchema = z.strictObject({
  at: momentSchema,
  path: path.describe(
    'A document, or a folder that ends in /; platform/ and tenants/ when left out',
  ),
  kind: z.string().max(63).optional().describe('Only documents of this kind'),
  dryRun: z
    .boolean()
    .default(false)
    .describe('Only say what it would do, with findings and differences'),
  reason: changeSetRequestSchema.shape.reason
    .optional()
    .describe('Why; says what is restored when left out'),
  mode: changeSetModeSchema
    .optional()
    .describe(
      'When left out, as the rules have it: onto main at once where nobody has to review it, else a change request',
    ),
  idempotencyKey: changeSetRequestSchema.shape.idempotencyKey
    .optional()
    .describe('Required unless it is a dry run'),
});

/** @public */
export type RestoreRequest = z.input<typeof restoreRequestSchema>;

/** What restoring does, or would do. @public */
export const restorationSchema = z.object({
  as: positionSchema.describe('What the moment came to'),
  base: sha.describe('Commit on main that it is compared with'),
  documents: z
    .array(documentComparisonSchema)
    .describe('From what is on main to what was then'),
  mode: changeSetModeSchema
    .optional()
    .describe('How it gets to main; absent when nothing differs'),
  reviews: z
    .array(neededReviewSchema)
    .describe('What the rules want to be reviewed, and why'),
  preview: changeSetPreviewSchema
    .optional()
    .describe('In a dry run, unless nothing differs'),
  changeSet: changeSetSchema
    .optional()
    .describe('Absent in a dry run, and when nothing differs'),
});

/** @public */
export type Restoration = z.infer<typeof restorationSchema>;
