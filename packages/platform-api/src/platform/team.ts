import { z } from 'zod';
import {
  cpuQuantitySchema,
  memoryQuantitySchema,
  nameSchema,
} from '../model/primitives';

/** What may be asked for at most: of a team by its namespaces, of the organization by its teams. */
export const ceilingSchema = z
  .strictObject({
    cpu: cpuQuantitySchema.meta({
      title: 'CPU',
      description: 'Sum of CPU requests.',
    }),
    memory: memoryQuantitySchema.meta({
      title: 'Memory',
      description: 'Sum of memory requests.',
    }),
    gpus: z
      .record(nameSchema, z.int().min(0).max(10_000))
      .meta({ title: 'GPUs', description: 'Number of GPUs for each type.' })
      .optional(),
  })
  .meta({ title: 'Ceiling' });

/** See {@link ceilingSchema}. */
export type Ceiling = z.infer<typeof ceilingSchema>;

/** A team: a Backstage group that owns services and namespaces. */
export const teamSchema = z.strictObject({
  title: z.string().min(1).max(80).meta({ title: 'Title' }),
  parent: nameSchema
    .meta({ title: 'Parent team', description: 'The team it belongs to.' })
    .optional(),
  costCenter: z.string().min(1).max(63).meta({
    title: 'Cost center',
    description: 'Who pays for what the team runs.',
  }),
  group: z.string().min(1).max(253).meta({
    title: 'Group',
    description: 'As the clusters’ identity provider names it.',
  }),
  onCall: nameSchema.meta({
    title: 'On-call rotation',
    description: 'Where alerts of its namespaces go.',
  }),
  quota: ceilingSchema
    .meta({
      title: 'Quota',
      description:
        'What its namespaces may hold together. Without one, only the organization’s ceiling bounds it.',
    })
    .optional(),
});
