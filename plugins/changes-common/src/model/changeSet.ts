import { z } from 'zod';
import { documentFindingSchema } from './finding';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const timestamp = z.iso.datetime();

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
      .optional()
      .describe(
        'The whole document as YAML, at most 256 KiB, which is a finding as for a push by hand; required by put, refused by delete',
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

const supersedes = z
  .array(z.uuid())
  .max(20)
  .optional()
  .describe(
    'Change sets of the same author that wait, touch one of these documents, and are replaced by this one',
  );

const base = sha
  .optional()
  .describe(
    'Commit on main that the edits were made against. With it, a document that changed since is a conflict; without it, the newest is meant.',
  );

const reason = z.string().trim().min(3).max(500);

/** @public */
export const previewRequestSchema = z.strictObject({
  edits,
  base,
  reason: reason
    .optional()
    .describe('As the change set would have it: refused alike, and not kept'),
});

/** @public */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** @public */
export const changeSetModeSchema = z.enum(['commit', 'change-request']);

/** @public */
export const changeSetRequestSchema = z.strictObject({
  edits,
  base,
  reason: reason.describe('Why; becomes the commit message'),
  mode: changeSetModeSchema.describe(
    'commit: onto main at once, refused where a rule wants an approval; change-request: for others to approve',
  ),
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{7,199}$/)
    .describe('The same key gives the same change set, also after a crash'),
  supersedes,
});

/** @public */
export type ChangeSetRequest = z.infer<typeof changeSetRequestSchema>;

/**
 * - `draft`: kept for its author, who may change it;
 * - `pending`: accepted, not on a branch yet; asking again with the same key goes on;
 * - `proposed`: a change request is open;
 * - `approved`: everybody who has to has approved it, and it is being merged;
 * - `committed`: on main, that is, accepted intent;
 * - `rejected`: refused by those who decide, or its change request was closed without merging;
 * - `withdrawn`: taken back by its own side;
 * - `superseded`: replaced by a newer one of the same author, or main says it already;
 * - `failed`: nobody came back for it while it was pending, and it is not on main; see `failure`.
 *
 * What is refused (not valid, or a conflict) leaves no change set, so that its key can be used again; a draft stays a draft.
 *
 * @public
 */
export const changeSetStateSchema = z.enum([
  'draft',
  'pending',
  'proposed',
  'approved',
  'committed',
  'rejected',
  'withdrawn',
  'superseded',
  'failed',
]);

/** @public */
export type ChangeSetState = z.infer<typeof changeSetStateSchema>;

/** States that nothing leads out of. @public */
export const ENDED_STATES: readonly ChangeSetState[] = [
  'committed',
  'rejected',
  'withdrawn',
  'superseded',
  'failed',
];

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
  revision: z
    .int()
    .optional()
    .describe('Of a draft: how often it was saved; send it back with the next'),
  supersededBy: z.uuid().optional(),
  note: z.string().optional().describe('Why it ended, in words'),
  approvalRequests: z
    .array(z.uuid())
    .optional()
    .describe('Requests for approval that were opened for it, by id'),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** @public */
export type ChangeSet = z.infer<typeof changeSetSchema>;

/** Whether what only records an approval is among the rest. @public */
export const grantsShownSchema = z.enum(['shown', 'hidden']).default('shown');

/** @public */
export const changeSetQuerySchema = z.strictObject({
  team: z.string().max(63).optional(),
  state: changeSetStateSchema.optional(),
  author: z
    .string()
    .max(200)
    .optional()
    .describe('A person by name (ada-okafor) or entity reference'),
  grants: grantsShownSchema.describe(
    'hidden: without those that only record approvals, below grants/',
  ),
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
