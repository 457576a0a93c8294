import { z } from 'zod';
import { documentFindingSchema } from './finding';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const timestamp = z.iso.datetime();

/** Largest document accepted, in UTF-8 bytes. @public */
export const MAX_DOCUMENT_BYTES = 256 * 1024;
/** Most edits in one change set. @public */
export const MAX_EDITS = 200;

/**
 * One edit of one document. `put` writes the whole document, `delete` removes it.
 * @public
 */
export const editSchema = z
  .strictObject({
    action: z.enum(['put', 'delete']),
    path: z
      .string()
      .min(1)
      .max(512)
      .describe(
        'Path of the document, such as tenants/<team>/<environment>/x.yaml',
      ),
    content: z
      .string()
      .max(MAX_DOCUMENT_BYTES)
      .optional()
      .describe(
        'The whole document as YAML; required by put, refused by delete',
      ),
  })
  .refine(edit => (edit.action === 'put') === (edit.content !== undefined), {
    path: ['content'],
    message: 'put needs content, delete takes none',
  });

/** @public */
export type DocumentEdit = z.infer<typeof editSchema>;

const edits = z
  .array(editSchema)
  .min(1)
  .max(MAX_EDITS)
  .refine(list => new Set(list.map(edit => edit.path)).size === list.length, {
    message: 'each document may be edited once',
  });

const base = sha
  .optional()
  .describe(
    'Commit on main that the edits were made against. With it, a document that changed since is a conflict; without it, the newest is meant.',
  );

/** @public */
export const previewRequestSchema = z.strictObject({ edits, base });

/** @public */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** @public */
export const changeSetModeSchema = z.enum(['commit', 'change-request']);

/** @public */
export const changeSetRequestSchema = z.strictObject({
  edits,
  base,
  reason: z
    .string()
    .trim()
    .min(3)
    .max(500)
    .describe('Why; becomes the commit message'),
  mode: changeSetModeSchema.describe(
    'commit: onto main at once; change-request: for somebody to review and merge',
  ),
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{7,199}$/)
    .describe('The same key gives the same change set, also after a crash'),
});

/** @public */
export type ChangeSetRequest = z.infer<typeof changeSetRequestSchema>;

/**
 * - `pending`: accepted, not on a branch yet; asking again with the same key goes on;
 * - `proposed`: a change request is open;
 * - `committed`: on main, that is, accepted intent;
 * - `closed`: its change request was closed without merging;
 * - `failed`: nobody came back for it while it was pending, and it is not on main; see `failure`.
 *
 * What is refused (not valid, or a conflict) leaves no change set, so that its key can be used again.
 *
 * @public
 */
export const changeSetStateSchema = z.enum([
  'pending',
  'proposed',
  'committed',
  'closed',
  'failed',
]);

/** @public */
export type ChangeSetState = z.infer<typeof changeSetStateSchema>;

/** @public */
export const changeSetSchema = z.object({
  id: z.uuid(),
  idempotencyKey: z.string(),
  state: changeSetStateSchema,
  mode: changeSetModeSchema,
  reason: z.string(),
  author: z.string().describe('Entity reference of the acting person'),
  teams: z.array(z.string()).describe('Teams whose documents it touches'),
  documents: z.array(
    z.object({ action: z.enum(['put', 'delete']), path: z.string() }),
  ),
  base: sha.describe('Commit on main it was validated against'),
  commit: sha.optional().describe('Its commit on main'),
  changeRequest: z
    .object({ number: z.int(), url: z.string() })
    .optional()
    .describe('In mode change-request'),
  rendered: z
    .object({ commit: sha, at: timestamp })
    .optional()
    .describe('First commit on branch rendered that contains it'),
  findings: z
    .array(documentFindingSchema)
    .describe('Warnings and notes found on acceptance'),
  failure: z
    .object({ message: z.string(), documents: z.array(z.string()) })
    .optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** @public */
export type ChangeSet = z.infer<typeof changeSetSchema>;

/** @public */
export const changeSetQuerySchema = z.strictObject({
  team: z.string().max(63).optional(),
  state: changeSetStateSchema.optional(),
  path: z.string().max(512).optional(),
  idempotencyKey: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

/** Newest first. @public */
export const changeSetPageSchema = z.object({
  items: z.array(changeSetSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type ChangeSetPage = z.infer<typeof changeSetPageSchema>;
