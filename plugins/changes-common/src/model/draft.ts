import { z } from 'zod';
import { changeSetModeSchema, changeSetRequestSchema } from './changeSet';

const { base, edits, supersedes } = changeSetRequestSchema.shape;

/**
 * What a draft holds. It is validated when it is proposed; until then it may be anything that has its place in the repository.
 *
 * @public
 */
export const changeSetDraftSchema = z.strictObject({
  edits,
  base,
  supersedes,
  reason: z.string().trim().max(500).default(''),
  mode: changeSetModeSchema.default('change-request'),
  revision: z
    .int()
    .min(0)
    .describe('That of the draft as it was read; 0 for a new one'),
});

/** @public */
export type ChangeSetDraft = z.input<typeof changeSetDraftSchema>;

/** @public */
export const proposalSchema = z.strictObject({
  revision: z
    .int()
    .min(1)
    .describe('Of the draft as it was looked at; another one is a conflict'),
});

/** @public */
export type Proposal = z.infer<typeof proposalSchema>;

/** @public */
export const withdrawalSchema = z.strictObject({
  reason: z.string().trim().max(500).optional(),
});

/** @public */
export type Withdrawal = z.infer<typeof withdrawalSchema>;
