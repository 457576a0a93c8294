import { z } from 'zod';
import { breakGlassSchema } from './breakGlass';
import { decisionSchema, outcomeSchema, partDecisionSchema } from './decision';
import { grantSchema } from './grant';
import { kindIdSchema, sensitivitySchema } from './kind';
import {
  evidenceSchema,
  hashedSubjectSchema,
  subjectSchema,
  termsSchema,
  userRefSchema,
} from './subject';

const timestamp = z.iso.datetime();
const name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);

/** An approval that somebody gave elsewhere, such as in the forge. @public */
export const givenApprovalSchema = z.strictObject({
  by: userRefSchema,
  reason: z
    .string()
    .trim()
    .min(3)
    .max(1000)
    .optional()
    .describe('Where and when, in words'),
});

/** @public */
export type GivenApproval = z.infer<typeof givenApprovalSchema>;

/** @public */
export const approvalRequestInputSchema = z.strictObject({
  kind: kindIdSchema,
  subject: subjectSchema,
  requester: userRefSchema
    .optional()
    .describe('Only a plugin names another than who calls'),
  authors: z
    .array(userRefSchema)
    .max(20)
    .optional()
    .describe('Who made the subject, where the requester is not alone in it'),
  reason: z.string().trim().min(3).max(1000),
  evidence: z.array(evidenceSchema).max(20).default([]),
  team: name.optional().describe('Whose subject it is'),
  environment: name.optional(),
  sensitivity: sensitivitySchema.optional(),
  monthlyCost: z
    .number()
    .min(0)
    .max(1e9)
    .optional()
    .describe('What it costs a month, in the currency of the platform'),
  entities: z
    .array(
      z
        .string()
        .regex(/^[a-z]+:[a-z0-9._-]+\/[A-Za-z0-9._-]+$/)
        .max(200),
    )
    .max(50)
    .default([])
    .describe('Catalog entities it is about, whose pages show it'),
  terms: termsSchema.optional(),
  approvals: z
    .array(givenApprovalSchema)
    .max(50)
    .optional()
    .describe(
      'Approvals that were given elsewhere; only a plugin names them, and they count as far as the rules accept them',
    ),
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{7,199}$/)
    .describe('The same key gives the same request, also after a crash'),
});

/** What a request is opened with; lists may be left out. @public */
export type ApprovalRequestInput = z.input<typeof approvalRequestInputSchema>;

/** @public */
export const requestStateSchema = z.enum(['open', ...outcomeSchema.options]);

/** @public */
export type RequestState = z.infer<typeof requestStateSchema>;

/** One part of what is required, and who has decided it. @public */
export const requirementStatusSchema = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string().describe('Why this part is asked for'),
  groups: z
    .array(z.string())
    .describe('Members of any of these groups may decide it'),
  quorum: z.int().min(1).describe('How many different people it takes'),
  met: z.boolean(),
  decisions: z.array(partDecisionSchema),
});

/** @public */
export type RequirementStatus = z.infer<typeof requirementStatusSchema>;

/** @public */
export const approvalRequestSchema = z.object({
  id: z.uuid(),
  idempotencyKey: z.string(),
  kind: kindIdSchema,
  kindTitle: z.string(),
  state: requestStateSchema,
  waitingFor: z
    .enum(['approvers', 'requester'])
    .optional()
    .describe('While it is open: whose turn it is'),
  subject: hashedSubjectSchema,
  requester: z.string(),
  authors: z.array(z.string()),
  reason: z.string(),
  evidence: z.array(evidenceSchema),
  team: z.string().optional(),
  environment: z.string().optional(),
  sensitivity: sensitivitySchema.optional(),
  monthlyCost: z.number().optional(),
  entities: z.array(z.string()),
  terms: termsSchema.optional(),
  requirements: z.array(requirementStatusSchema),
  dueAt: timestamp.describe('When a decision is expected'),
  expiresAt: timestamp.describe('When it ends by itself'),
  decision: decisionSchema.optional(),
  access: breakGlassSchema
    .optional()
    .describe('Of a break-glass request: who has it where, until when'),
  grant: grantSchema.optional().describe('Once it is approved'),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** @public */
export type ApprovalRequest = z.infer<typeof approvalRequestSchema>;
