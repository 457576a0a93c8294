import { z } from 'zod';

/** What an object is there for. @public */
export const concernSchema = z.enum([
  'run',
  'reach',
  'scale',
  'protect',
  'observe',
]);

/** {@inheritDoc concernSchema} @public */
export type Concern = z.infer<typeof concernSchema>;

/** One thing that is made, in words and with its address. @public */
export const makesSchema = z.object({
  kind: z.enum([
    'repository',
    'namespace',
    'workload',
    'application',
    'catalog-entry',
    'docs',
  ]),
  title: z.string(),
  target: z.string(),
  exists: z.boolean().describe('true: used as it is, not made again'),
  path: z.string().optional().describe('Folder or file on branch rendered'),
  url: z.string().optional().describe('Where to open it, once it is there'),
});

/** {@inheritDoc makesSchema} @public */
export type Makes = z.infer<typeof makesSchema>;

/** A Kubernetes object by its name. @public */
export const madeObjectSchema = z.object({
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  path: z.string().describe('File on branch rendered'),
  origin: z.enum(['workload', 'namespace']),
  url: z.string().optional().describe('The file, once it is rendered'),
});

/** {@inheritDoc madeObjectSchema} @public */
export type MadeObject = z.infer<typeof madeObjectSchema>;

/**
 * What a run makes, kept with it when it provisions: the values of the run may mean something else to a later version.
 *
 * @public
 */
export const runMakesSchema = z.object({
  items: z.array(makesSchema),
  objectCount: z.number().int(),
  groups: z.array(
    z.object({ concern: concernSchema, objects: z.array(madeObjectSchema) }),
  ),
});

/** {@inheritDoc runMakesSchema} @public */
export type RunMakes = z.infer<typeof runMakesSchema>;
