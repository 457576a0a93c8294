import { z } from 'zod';

const timestamp = z.iso.datetime();

/** A field that intent owns and that is otherwise in the cluster. @public */
export const liveDifferenceSchema = z.object({
  path: z.string().describe('Such as spec.template.spec.containers[app].image'),
  wanted: z.unknown().optional().describe('As it was rendered'),
  live: z.unknown().optional().describe('Absent when it was removed'),
  by: z
    .object({
      manager: z.string(),
      operation: z.string(),
      time: z.string().optional(),
      subresource: z.string().optional(),
    })
    .optional()
    .describe('From managedFields; absent when nobody owns the field any more'),
});

/** @public */
export type LiveDifference = z.infer<typeof liveDifferenceSchema>;

/** @public */
export const objectDriftSchema = z.object({
  path: z.string().describe('Its file on branch rendered'),
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  state: z
    .enum(['changed', 'missing', 'to-prune', 'unknown'])
    .describe(
      'to-prune: in the cluster, of the last sync and rendered no more, so that a sync that prunes removes it; what only older syncs brought is not looked at',
    ),
  reason: z.string().optional().describe('Why it is unknown'),
  differences: z.array(liveDifferenceSchema),
});

/** @public */
export type ObjectDrift = z.infer<typeof objectDriftSchema>;

/** @public */
export const driftQuerySchema = z.strictObject({
  namespace: z
    .string()
    .max(63)
    .optional()
    .describe('Of one namespace; else of what Argo CD calls out of sync'),
  service: z.string().max(63).optional().describe('Of one workload in it'),
});

/**
 * What was changed in the clusters since it was synced. What is rendered and not synced yet is no drift.
 *
 * @public
 */
export const driftSchema = z.object({
  asOf: timestamp,
  applications: z.array(
    z.object({
      cluster: z.string(),
      name: z.string().describe('Of the Application'),
      namespace: z.string().optional(),
      path: z.string().describe('Its folder on branch rendered'),
      commit: z
        .string()
        .optional()
        .describe('On branch rendered, that it is compared with'),
      state: z
        .enum(['in-sync', 'drifted', 'to-sync', 'to-remove', 'unknown'])
        .describe(
          'to-sync: it waits for a person; objects are what a sync would make. to-remove: Git no longer has it, and it stays until a person deletes it',
        ),
      reason: z.string().optional(),
      compared: z.int().describe('Objects that were compared'),
      selfHeals: z
        .boolean()
        .describe('Argo CD puts it back by itself within seconds'),
      objects: z.array(objectDriftSchema),
    }),
  ),
  unknown: z
    .string()
    .optional()
    .describe('Why nothing can be said, as when no cluster is connected'),
});

/** @public */
export type Drift = z.infer<typeof driftSchema>;
