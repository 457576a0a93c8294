import { z } from 'zod';

/**
 * How a ledger entry is undone.
 *
 * @public
 */
export const cleanUpActionSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('delete-repository'),
    owner: z.string().min(1).max(100),
    name: z.string().min(1).max(100),
  }),
  z.strictObject({
    action: z.literal('revert-change-set'),
    changeSetKey: z
      .string()
      .min(1)
      .max(300)
      .describe('Idempotency key the change set was sent with'),
  }),
  z.strictObject({
    action: z.literal('unregister-location'),
    target: z.string().min(1).max(1000),
  }),
]);

/** {@inheritDoc cleanUpActionSchema} @public */
export type CleanUpAction = z.infer<typeof cleanUpActionSchema>;

/** @public */
export const ledgerStateSchema = z.enum([
  'planned',
  'made',
  'failed',
  'removed',
]);

/** {@inheritDoc ledgerStateSchema} @public */
export type LedgerState = z.infer<typeof ledgerStateSchema>;

/**
 * One thing a run is to make, written before it is made (`planned`) and after (`made`).
 *
 * @public
 */
export const ledgerEntrySchema = z.object({
  id: z.string(),
  sequence: z.number().int(),
  kind: z.enum(['repository', 'change-set', 'catalog-location']),
  target: z.string().describe('URL, key or path that names the thing'),
  state: ledgerStateSchema,
  cleanUp: cleanUpActionSchema,
  evidence: z
    .record(z.string(), z.string())
    .describe('What was seen when it was made, e.g. the head commit'),
  reason: z
    .string()
    .optional()
    .describe('Why it failed, or why it could not be removed'),
  plannedAt: z.iso.datetime(),
  madeAt: z.iso.datetime().optional(),
  removedAt: z.iso.datetime().optional(),
});

/** {@inheritDoc ledgerEntrySchema} @public */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/**
 * A record in the ledger. `planned` is sent before a thing is made; sending the same kind and target
 * again moves that entry on, and is harmless when repeated.
 *
 * @public
 */
export const ledgerRecordSchema = z.strictObject({
  kind: ledgerEntrySchema.shape.kind,
  target: z.string().min(1).max(1000),
  state: z.enum(['planned', 'made', 'failed']),
  cleanUp: cleanUpActionSchema,
  evidence: z.record(z.string().max(100), z.string().max(1000)).optional(),
  reason: z.string().max(2000).optional(),
});

/** {@inheritDoc ledgerRecordSchema} @public */
export type LedgerRecord = z.infer<typeof ledgerRecordSchema>;
