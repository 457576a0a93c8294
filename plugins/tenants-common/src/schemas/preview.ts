import { z } from 'zod';
import { findingSchema } from './finding';
import { concernSchema, madeObjectSchema, makesSchema } from './makes';
import { templateRefSchema } from './values';

/** What a form knows so far. Anything may be missing or wrong: findings say so. @public */
export const previewRequestSchema = z.strictObject({
  template: templateRefSchema.partial({ version: true }),
  values: z.record(z.string().max(100), z.unknown()),
});

/** {@inheritDoc previewRequestSchema} @public */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** One Kubernetes object that will be rendered. @public */
export const previewObjectSchema = madeObjectSchema.omit({ url: true }).extend({
  apiVersion: z.string(),
  emitter: z.string(),
  why: z.string(),
  yaml: z.string(),
});

/** {@inheritDoc previewObjectSchema} @public */
export type PreviewObject = z.infer<typeof previewObjectSchema>;

/** Objects with the same concern. @public */
export const previewGroupSchema = z.object({
  concern: concernSchema,
  objects: z.array(previewObjectSchema),
});

/** {@inheritDoc previewGroupSchema} @public */
export type PreviewGroup = z.infer<typeof previewGroupSchema>;

/** What the workload takes of one quota of its namespace. @public */
export const quotaLineSchema = z.object({
  resource: z.string().describe('e.g. requests.cpu'),
  unit: z.enum(['cores', 'GiB', 'count']),
  limit: z.number(),
  used: z.number().describe('By what is on main already'),
  requested: z.number().describe('By this service'),
  left: z.number().describe('Afterwards; negative when it does not fit'),
});

/** {@inheritDoc quotaLineSchema} @public */
export type QuotaLine = z.infer<typeof quotaLineSchema>;

/** A review this request will need. @public */
export const neededApprovalSchema = z.object({
  rule: z.string(),
  title: z.string(),
  reason: z.string(),
  field: z.string().optional(),
  enforced: z.boolean().describe('false: announced only, nobody is asked yet'),
});

/** {@inheritDoc neededApprovalSchema} @public */
export type NeededApproval = z.infer<typeof neededApprovalSchema>;

/** One edit on branch main. @public */
export const previewChangeSchema = z.object({
  action: z.enum(['put', 'delete']),
  path: z.string(),
  content: z.string().optional(),
});

/** {@inheritDoc previewChangeSchema} @public */
export type PreviewChange = z.infer<typeof previewChangeSchema>;

/**
 * What a golden path would make, from the same `compile()` that renders it.
 *
 * @public
 */
export const goldenPathPreviewSchema = z.object({
  valid: z.boolean().describe('true when starting the path would be accepted'),
  service: z.string().optional(),
  team: z.string().optional(),
  environment: z.string().optional(),
  namespace: z
    .object({
      name: z.string(),
      exists: z.boolean(),
      target: z.string().describe('Deployment target it lands on'),
    })
    .optional(),
  makes: z.array(makesSchema),
  objectCount: z.number().int(),
  groups: z.array(previewGroupSchema),
  changes: z.array(previewChangeSchema),
  quota: z.array(quotaLineSchema),
  findings: z.array(findingSchema),
  approvals: z.array(neededApprovalSchema),
  notes: z.array(z.string()),
  asOf: z.iso.datetime(),
  base: z
    .string()
    .optional()
    .describe('Commit of main that it was computed against'),
});

/** {@inheritDoc goldenPathPreviewSchema} @public */
export type GoldenPathPreview = z.infer<typeof goldenPathPreviewSchema>;
