import { z } from 'zod';
import { findingSchema } from './finding';
import { previewChangeSchema } from './preview';
import { provisioningRunSchema, runStateSchema } from './run';
import {
  goldenPathValuesSchema,
  repositorySchema,
  templateRefSchema,
} from './values';

/** Opens a run, or answers with the one that has this key already. @public */
export const runRequestSchema = z.strictObject({
  idempotencyKey: z.string().min(8).max(200),
  template: templateRefSchema,
  values: goldenPathValuesSchema,
  startedAt: z.iso
    .datetime()
    .optional()
    .describe('When it was asked for, if that was before this request'),
});

/** {@inheritDoc runRequestSchema} @public */
export type RunRequest = z.infer<typeof runRequestSchema>;

/** Sends an open run's documents as one change set. @public */
export const provisionRequestSchema = z.strictObject({
  repository: repositorySchema.optional(),
  dryRun: z.boolean().optional(),
});

/** {@inheritDoc provisionRequestSchema} @public */
export type ProvisionRequest = z.infer<typeof provisionRequestSchema>;

/** What provisioning made, or in a dry run would make. @public */
export const provisionResultSchema = z.object({
  dryRun: z.boolean(),
  run: provisioningRunSchema,
  changes: z.array(previewChangeSchema),
  findings: z.array(findingSchema),
  target: z.string().optional().describe('Deployment target, in a dry run'),
  namespaceName: z.string(),
  objectCount: z
    .number()
    .int()
    .describe('Kubernetes objects that are rendered from it'),
});

/** {@inheritDoc provisionResultSchema} @public */
export type ProvisionResult = z.infer<typeof provisionResultSchema>;

/** Says that a step started, finished or failed; repeating it is harmless. @public */
export const stepRecordSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  title: z.string().min(1).max(200),
  state: z.enum(['running', 'done', 'failed']),
  outboundMs: z.number().min(0).max(86_400_000).optional(),
  message: z.string().max(2000).optional(),
});

/** {@inheritDoc stepRecordSchema} @public */
export type StepRecord = z.infer<typeof stepRecordSchema>;

/** Ends a run. `failed` hands it to the sweeper. @public */
export const finishRequestSchema = z.strictObject({
  outcome: z.enum(['done', 'failed']),
  message: z.string().max(2000).optional(),
  links: provisioningRunSchema.shape.links.max(20).optional(),
});

/** {@inheritDoc finishRequestSchema} @public */
export type FinishRequest = z.infer<typeof finishRequestSchema>;

/** Filters of the list of runs. @public */
export const runQuerySchema = z.strictObject({
  service: z.string().max(63).optional(),
  team: z.string().max(63).optional(),
  state: runStateSchema.optional(),
  mine: z.boolean().optional().describe('Only runs the caller asked for'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

/** Filters of the lists of services and of namespaces. @public */
export const teamQuerySchema = z.strictObject({
  team: z.string().max(63).optional(),
});
