import { z } from 'zod';
import { changeSetSchema, changeSetStateSchema } from './changeSet';
import { documentFindingSchema } from './finding';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const timestamp = z.iso.datetime();

/** One field of a document that a change set changes. @public */
export const documentFieldSchema = z.object({
  path: z.string().describe('Such as spec.scaling.minReplicas'),
  before: z.unknown().optional().describe('Absent when the field is new'),
  after: z.unknown().optional().describe('Absent when the field goes'),
});

/** @public */
export type DocumentField = z.infer<typeof documentFieldSchema>;

/** One document of a change set, before and after. @public */
export const reviewedDocumentSchema = z.object({
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed', 'unchanged']),
  team: z.string().optional(),
  environment: z.string().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
  before: z.string().optional().describe('YAML; absent when it is new'),
  after: z.string().optional().describe('YAML; absent when it goes'),
  fields: z
    .array(documentFieldSchema)
    .describe('Empty when one of the two cannot be read as YAML'),
});

/** @public */
export type ReviewedDocument = z.infer<typeof reviewedDocumentSchema>;

/** One step in the life of a change set. @public */
export const changeSetEventSchema = z.object({
  at: timestamp,
  actor: z.string().describe('Entity reference, or service:<subject>'),
  verb: z
    .string()
    .describe('A state it came to, or what was done to it, such as refused'),
  state: changeSetStateSchema.optional(),
  note: z.string().optional(),
});

/** @public */
export type ChangeSetEvent = z.infer<typeof changeSetEventSchema>;

/**
 * A change set as a reviewer looks at it. While it is open it is compared with main of now; once it has ended, with what it was
 * made against.
 *
 * @public
 */
export const changeSetReviewSchema = z.object({
  asOf: timestamp,
  changeSet: changeSetSchema,
  against: sha.describe('Commit on main that it is compared with'),
  valid: z.boolean().describe('Whether the resulting tree would be accepted'),
  findings: z
    .array(documentFindingSchema)
    .describe('Of the resulting tree, as of now'),
  conflicts: z
    .array(z.string())
    .describe('Documents that changed on main since it was made'),
  documents: z.array(reviewedDocumentSchema),
  hidden: z
    .int()
    .describe('Documents of teams that the reader may not look into'),
  withoutEffect: z
    .array(z.string())
    .describe(
      'Documents that are on main as it wants them, and have no effect yet: they are held, or the configuration is',
    ),
  history: z.array(changeSetEventSchema).describe('Oldest first'),
});

/** @public */
export type ChangeSetReview = z.infer<typeof changeSetReviewSchema>;
