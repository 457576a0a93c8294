import { z } from 'zod';

const timestamp = z.iso.datetime();

/** Where a change is on its way. @public */
export const deliveryStageSchema = z.enum([
  'intent',
  'rendered',
  'synced',
  'healthy',
]);

/** @public */
export type DeliveryStage = z.infer<typeof deliveryStageSchema>;

/**
 * One stage of the newest change. `waiting`: it has not come that far; `failed`: it came, and is not as it should be;
 * `not-applicable`: it concerns no application; `unknown`: nobody told, and `reason` says why.
 *
 * @public
 */
export const deliveryStepSchema = z.object({
  stage: deliveryStageSchema,
  state: z.enum(['reached', 'waiting', 'failed', 'not-applicable', 'unknown']),
  at: timestamp.optional().describe('When it was reached'),
  lag: z
    .string()
    .optional()
    .describe('After the stage before; of what waits, up to now. ISO 8601'),
  commit: z.string().optional(),
  applications: z
    .object({ reached: z.int(), of: z.int() })
    .optional()
    .describe('Of those that the change concerns'),
  reason: z.string().optional(),
  source: z.string().describe('Who says so'),
  asOf: timestamp.describe('When it was asked'),
});

/** @public */
export type DeliveryStep = z.infer<typeof deliveryStepSchema>;

/**
 * An Application of Argo CD. `by-hand`: it waits for a person, because its environment is not synced by itself. `to-remove`: it outlives its
 * documents, as in production, until a person deletes it.
 *
 * @public
 */
export const applicationDeliverySchema = z.object({
  cluster: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  path: z.string().describe('Its folder on branch rendered'),
  state: z.enum([
    'delivered',
    'syncing',
    'by-hand',
    'to-remove',
    'drifted',
    'progressing',
    'degraded',
    'unknown',
  ]),
  reason: z.string().optional().describe('In the words of Argo CD'),
  synced: z
    .boolean()
    .describe('What branch rendered wants, or something newer, was applied'),
  wanted: z
    .object({ commit: z.string(), at: timestamp })
    .optional()
    .describe('Newest commit on branch rendered that changed its folder'),
  syncedAt: timestamp
    .optional()
    .describe('When that, or something newer, was synced first'),
  healthySince: timestamp.optional(),
  firstHealthy: z
    .object({
      at: timestamp.optional().describe('Absent when that is not known'),
    })
    .optional()
    .describe('When what is wanted was healthy first; never written again'),
  lag: z
    .string()
    .optional()
    .describe(
      'From the commit to its sync; of what waits, up to now. ISO 8601',
    ),
});

/** @public */
export type ApplicationDelivery = z.infer<typeof applicationDeliverySchema>;

/** What one cluster tells. @public */
export const clusterDeliverySchema = z.object({
  name: z.string(),
  state: z.enum(['read', 'unreachable']),
  reason: z.string().optional(),
  asOf: timestamp,
  applications: z
    .object({
      total: z.int(),
      synced: z.int().describe('At what branch rendered wants'),
      healthy: z.int(),
      byHand: z.int().describe('Waiting for a person to sync'),
      drifted: z
        .int()
        .describe('Changed in the cluster since they were synced'),
    })
    .optional()
    .describe('Absent when the cluster did not answer'),
});

/** @public */
export type ClusterDelivery = z.infer<typeof clusterDeliverySchema>;

/** How far delivery is behind intent, stage by stage. @public */
export const deliverySchema = z.object({
  asOf: timestamp,
  steps: z.array(deliveryStepSchema).describe('Of the newest commit on main'),
  clusters: z.array(clusterDeliverySchema),
  behind: z
    .array(applicationDeliverySchema)
    .describe(
      'Applications that are not delivered, the longest waiting first; at most 100',
    ),
});

/** @public */
export type Delivery = z.infer<typeof deliverySchema>;
