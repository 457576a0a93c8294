import { z } from 'zod';

/** What a dependent is. @public */
export const dependentTypeSchema = z.enum([
  'configuration',
  'namespace',
  'workload',
]);

/** @public */
export const dependentQuerySchema = z.strictObject({
  kind: z.string().min(1).max(63).describe('Kind of configuration'),
  name: z.string().min(1).max(253).describe('Its metadata.name'),
  type: dependentTypeSchema.optional().describe('Only dependents of this type'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(700).optional(),
});

/**
 * A document that depends on one of the configuration.
 * @public
 */
export const dependentSchema = z.object({
  path: z.string(),
  type: dependentTypeSchema,
  kind: z.string().optional().describe('Absent when it cannot be parsed'),
  name: z.string().optional(),
  team: z.string().optional(),
  environment: z.string().optional(),
  fields: z
    .array(z.string())
    .describe('What depends: fields, or `path` for where the document lies'),
});

/** @public */
export type Dependent = z.infer<typeof dependentSchema>;

/**
 * By path; only what the caller may read is listed and counted.
 * @public
 */
export const dependentPageSchema = z.object({
  commit: z.string().describe('Commit on main that was read'),
  asOf: z.iso.datetime().describe('When it was read from the forge'),
  totals: z
    .object({
      configuration: z.int(),
      namespaces: z.int(),
      workloads: z.int(),
      services: z.int().describe('Workloads of one name are one service'),
    })
    .describe('Of all of them, whatever the page and its type'),
  items: z.array(dependentSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export type DependentPage = z.infer<typeof dependentPageSchema>;
