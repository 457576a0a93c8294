import { z } from 'zod';
import { changeSetModeSchema } from './changeSet';

const sha = z.string().regex(/^[0-9a-f]{40}$/);

/**
 * What a commit did to one file. Team, environment and name come from where it lies; all are absent for a file that lies
 * where no document may.
 *
 * @public
 */
export const touchedDocumentSchema = z.object({
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  type: z
    .enum(['workload', 'namespace', 'platform', 'grant'])
    .optional()
    .describe('Absent when no document may lie there'),
  team: z.string().optional(),
  environment: z.string().optional(),
  kind: z.string().optional().describe('Of platform configuration'),
  name: z
    .string()
    .optional()
    .describe('Of the service, the configuration or the grant'),
});

/** @public */
export type TouchedDocument = z.infer<typeof touchedDocumentSchema>;

/**
 * By which way a commit came onto main:
 * - `change-set`: the portal made it, by whatever door;
 * - `merge`: somebody merged it with git or in the forge, and no change set names it;
 * - `push`: somebody pushed it.
 *
 * @public
 */
export const commitOriginSchema = z.enum(['change-set', 'merge', 'push']);

/** @public */
export type CommitOrigin = z.infer<typeof commitOriginSchema>;

/**
 * A commit on branch main that touched documents.
 * @public
 */
export const intentCommitSchema = z.object({
  commit: sha,
  committedAt: z.iso.datetime(),
  subject: z.string().describe('First line of its message'),
  origin: commitOriginSchema,
  author: z
    .object({
      name: z.string(),
      ref: z
        .string()
        .optional()
        .describe('Entity reference, when the catalog knows them'),
    })
    .describe(
      'Who asked for the change set; otherwise what the commit says, which nobody checked',
    ),
  changeSet: z
    .object({
      id: z.uuid(),
      idempotencyKey: z.string(),
      mode: changeSetModeSchema,
      changeRequestUrl: z.string().optional(),
    })
    .optional()
    .describe('Of origin change-set'),
  documents: z
    .array(touchedDocumentSchema)
    .describe('Those the caller may read; the first 50'),
  documentCount: z.int().describe('Of all the caller may read'),
  url: z.string().describe('Its page in the forge'),
});

/** @public */
export type IntentCommit = z.infer<typeof intentCommitSchema>;

/** @public */
export const commitQuerySchema = z.strictObject({
  team: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

/** Newest first. @public */
export const commitPageSchema = z.object({
  asOf: z.iso.datetime().describe('When it was read from the forge'),
  url: z.string().describe('Page of the whole history in the forge'),
  items: z.array(intentCommitSchema),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export type CommitPage = z.infer<typeof commitPageSchema>;
