import { z } from 'zod';
import { findingSchema } from './finding';
import { ledgerEntrySchema } from './ledger';
import { runMakesSchema } from './makes';
import {
  goldenPathValuesSchema,
  repositorySchema,
  templateRefSchema,
} from './values';

/**
 * States of a run: `open → running → committed | waiting-for-approval → done`, or
 * `failed → cleaning → cleaned`.
 *
 * @public
 */
export const runStateSchema = z.enum([
  'open',
  'running',
  'committed',
  'waiting-for-approval',
  'done',
  'failed',
  'cleaning',
  'cleaned',
]);

/** {@inheritDoc runStateSchema} @public */
export type RunState = z.infer<typeof runStateSchema>;

/** A link to something a run made. @public */
export const runLinkSchema = z.object({
  kind: z.enum([
    'repository',
    'change-set',
    'change-request',
    'intent',
    'rendered',
    'catalog',
    'docs',
    'run',
  ]),
  title: z.string(),
  url: z.string().describe('Absolute, or a path inside the portal'),
});

/** {@inheritDoc runLinkSchema} @public */
export type RunLink = z.infer<typeof runLinkSchema>;

/**
 * One step of a run. `portalMs` is the portal's own share: the duration without queueing and
 * without calls to what is outside the portal (`outboundMs`).
 *
 * @public
 */
export const runStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  durationMs: z.number().optional(),
  outboundMs: z.number(),
  portalMs: z.number().optional(),
  message: z.string().optional(),
});

/** {@inheritDoc runStepSchema} @public */
export type RunStep = z.infer<typeof runStepSchema>;

/** Why a run failed. @public */
export const runFailureSchema = z.object({
  step: z.string().optional(),
  message: z.string(),
  findings: z.array(findingSchema),
});

/** {@inheritDoc runFailureSchema} @public */
export type RunFailure = z.infer<typeof runFailureSchema>;

/** The change set a run proposed or committed. @public */
export const runChangeSetSchema = z.object({
  id: z.string(),
  state: z.string(),
  commit: z.string().optional(),
  changeRequestUrl: z.string().optional(),
  paths: z.array(z.string()),
});

/** {@inheritDoc runChangeSetSchema} @public */
export type RunChangeSet = z.infer<typeof runChangeSetSchema>;

/** A run without its ledger and steps, as lists show it. @public */
export const runSummarySchema = z.object({
  id: z.string(),
  idempotencyKey: z.string(),
  state: runStateSchema,
  service: z.string(),
  team: z.string(),
  environment: z.string(),
  template: templateRefSchema,
  requestedBy: z.string().describe('Entity ref of who asked for it'),
  startedAt: z.iso
    .datetime()
    .describe(
      'When it was asked for: its scaffolder task may be older than it',
    ),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
});

/** {@inheritDoc runSummarySchema} @public */
export type RunSummary = z.infer<typeof runSummarySchema>;

/**
 * What one request is to make and what it made.
 *
 * @public
 */
export const provisioningRunSchema = runSummarySchema.extend({
  revision: z.number().int(),
  values: goldenPathValuesSchema,
  repository: repositorySchema.optional(),
  changeSet: runChangeSetSchema.optional(),
  failure: runFailureSchema.optional(),
  notes: z
    .array(z.string())
    .describe('What a reader should know, e.g. that a bootstrap image runs'),
  links: z.array(runLinkSchema),
  makes: runMakesSchema
    .optional()
    .describe(
      'Missing before it provisions, and for runs older than this was kept',
    ),
  ledger: z.array(ledgerEntrySchema),
  steps: z.array(runStepSchema),
  portalMs: z.number().describe("Sum of the finished steps' portalMs"),
});

/** {@inheritDoc provisioningRunSchema} @public */
export type ProvisioningRun = z.infer<typeof provisioningRunSchema>;

/** A page of runs, newest first. @public */
export const runPageSchema = z.object({
  items: z.array(runSummarySchema),
  nextCursor: z.string().optional(),
});

/** {@inheritDoc runPageSchema} @public */
export type RunPage = z.infer<typeof runPageSchema>;
