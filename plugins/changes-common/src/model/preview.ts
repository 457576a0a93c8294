import { z } from 'zod';
import { documentFindingSchema } from './finding';
import { neededReviewSchema } from './neededReview';

/**
 * What happens to one Kubernetes object.
 * @public
 */
export const objectChangeSchema = z.object({
  change: z.enum(['added', 'changed', 'removed', 'unchanged']),
  path: z.string().describe('File on branch rendered'),
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  concern: z
    .string()
    .describe('run, reach, scale, protect or observe')
    .optional(),
  emitter: z.string().optional().describe('The rule that makes it'),
  why: z.string().optional().describe('Why it is there'),
  before: z.string().optional().describe('YAML on branch rendered today'),
  after: z.string().optional().describe('YAML that would be there'),
});

/** @public */
export type ObjectChange = z.infer<typeof objectChangeSchema>;

/**
 * What follows from the edit of one document.
 * @public
 */
export const documentPreviewSchema = z.object({
  path: z.string(),
  action: z.enum(['put', 'delete']),
  team: z.string().optional(),
  environment: z.string().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
  objects: z.array(objectChangeSchema),
  usage: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('What the workload may use of its namespace, at most'),
});

/** @public */
export type DocumentPreview = z.infer<typeof documentPreviewSchema>;

/** @public */
export const changeSetPreviewSchema = z.object({
  valid: z
    .boolean()
    .describe('False when there is a finding of severity error'),
  base: z.string().describe('Commit on main it was validated against'),
  findings: z.array(documentFindingSchema),
  documents: z.array(documentPreviewSchema),
  approvals: z
    .array(
      neededReviewSchema.extend({
        documents: z.array(z.string()).describe('That bring it about'),
      }),
    )
    .describe(
      'Empty when it may go onto main at once; else only mode change-request is accepted',
    ),
});

/** @public */
export type ChangeSetPreview = z.infer<typeof changeSetPreviewSchema>;
