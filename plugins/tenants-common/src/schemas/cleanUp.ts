import { z } from 'zod';
import { ledgerEntrySchema } from './ledger';
import { provisioningRunSchema } from './run';

/** Removes what an unfinished run left, or with `dryRun` only says what would go. @public */
export const cleanUpRequestSchema = z.strictObject({
  dryRun: z.boolean().optional(),
});

/** {@inheritDoc cleanUpRequestSchema} @public */
export type CleanUpRequest = z.infer<typeof cleanUpRequestSchema>;

/** What became of one ledger entry, or in a dry run would become of it. @public */
export const removalSchema = ledgerEntrySchema
  .pick({ kind: true, target: true })
  .extend({
    outcome: z
      .enum(['removed', 'kept', 'later'])
      .describe('kept: it stays as it is; later: it is tried again'),
    reason: z
      .string()
      .optional()
      .describe('Why it is kept, or is not gone yet'),
  });

/** {@inheritDoc removalSchema} @public */
export type RunRemoval = z.infer<typeof removalSchema>;

/** What a clean-up did, or in a dry run would do; newest entry first. @public */
export const cleanUpResultSchema = z.object({
  dryRun: z.boolean(),
  run: provisioningRunSchema,
  removals: z.array(removalSchema),
});

/** {@inheritDoc cleanUpResultSchema} @public */
export type CleanUpResult = z.infer<typeof cleanUpResultSchema>;
