import { z } from 'zod';
import { fleetDiffSchema } from './upgrade';

const amountSchema = z.object({
  cpuCores: z.number(),
  memoryBytes: z.number(),
});

const askedSchema = z.object({
  atMinReplicas: amountSchema,
  atMaxReplicas: amountSchema,
});

/** Limit of a namespace, and what its workloads ask for. @public */
export const capacitySchema = askedSchema.extend({ limit: amountSchema });

/** @public */
export type Capacity = z.infer<typeof capacitySchema>;

/** What a change takes of the quota of one namespace. @public */
export const capacityChangeSchema = z.object({
  namespace: z.string().describe('Path of its document'),
  team: z.string(),
  environment: z.string(),
  before: capacitySchema.optional().describe('Absent when it is new'),
  after: capacitySchema.optional().describe('Absent when it goes'),
  over: z
    .enum(['atMinReplicas', 'atMaxReplicas'])
    .optional()
    .describe('With which number of replicas it would be over its quota'),
});

/** @public */
export type CapacityChange = z.infer<typeof capacityChangeSchema>;

/** A workload, or the baseline of a namespace, whose objects differ. @public */
export const touchedWorkloadSchema = z.object({
  document: z.string(),
  team: z.string(),
  environment: z.string(),
  service: z.string().optional().describe('Absent for a namespace'),
  change: z.enum(['added', 'removed', 'changed']),
  objects: z.int().describe('Objects that come, go or change'),
  restarts: z.boolean().describe('Whether its pods are replaced'),
});

/** @public */
export type TouchedWorkload = z.infer<typeof touchedWorkloadSchema>;

/** What a change does to the whole fleet. @public */
export const blastRadiusSchema = z.object({
  documents: z.int().describe('Documents of the resulting tree'),
  rerendered: z.int().describe('Documents whose output changed'),
  diff: fleetDiffSchema,
  environments: z.array(
    z.object({ name: z.string(), workloads: z.int(), restarts: z.int() }),
  ),
  capacity: z.object({
    namespaces: z
      .array(capacityChangeSchema)
      .describe('Whose use or quota moves: over quota first'),
    before: askedSchema,
    after: askedSchema,
  }),
  held: z
    .array(z.string())
    .describe('Documents that would be held; their objects stay as they are'),
  stopped: z
    .object({
      documents: z.int(),
      rendered: z
        .boolean()
        .describe(
          'Whether they are rendered, with what the roll-out brings: then they are compared with what runs. More than a batch of them stays as it is',
        ),
    })
    .optional()
    .describe('Documents that a stopped roll-out left as they were'),
});

/** @public */
export type BlastRadius = z.infer<typeof blastRadiusSchema>;

/**
 * One line of a blast radius as it is streamed (newline-delimited JSON): `started`, then `progress` as it comes, then `done`; or
 * `failed` when it broke off.
 *
 * @public
 */
export const blastRadiusEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    asOf: z.iso.datetime(),
    against: z.string().describe('Commit on main that it is compared with'),
    valid: z.boolean().describe('Whether the resulting tree is accepted'),
  }),
  z.object({
    type: z.literal('progress'),
    compared: z.int(),
    total: z.int(),
    touched: z.array(touchedWorkloadSchema).describe('Of this batch'),
    counts: fleetDiffSchema
      .omit({ groups: true })
      .describe('Of everything so far'),
  }),
  z.object({ type: z.literal('done'), radius: blastRadiusSchema }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

/** @public */
export type BlastRadiusEvent = z.infer<typeof blastRadiusEventSchema>;
