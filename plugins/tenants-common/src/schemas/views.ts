import { heldDocumentSchema } from '@waymark/plugin-changes-common';
import { z } from 'zod';
import { findingSchema } from './finding';
import { quotaLineSchema } from './preview';
import { runLinkSchema, runSummarySchema } from './run';

/** A workload as the cluster has it. @public */
export const runningWorkloadSchema = z.object({
  kind: z.string().describe('Deployment or Rollout'),
  image: z.string().optional(),
  wanted: z.int().describe('Replicas that the cluster is to run'),
  available: z.int().describe('Replicas that serve'),
});

/** {@inheritDoc runningWorkloadSchema} @public */
export type RunningWorkload = z.infer<typeof runningWorkloadSchema>;

/** What is known of the cluster. Without one it is `unknown`, with the reason. @public */
export const realitySchema = z.object({
  state: z.enum([
    'healthy',
    'progressing',
    'degraded',
    'unknown',
    'not-applicable',
  ]),
  reason: z.string(),
  since: z.iso.datetime().optional(),
  source: z.string().optional().describe('Who told, of which cluster'),
  asOf: z.iso.datetime().optional().describe('When that was read'),
  running: runningWorkloadSchema.optional(),
});

/** {@inheritDoc realitySchema} @public */
export type Reality = z.infer<typeof realitySchema>;

/** Intent of a service in one environment, read from Git. @public */
export const environmentIntentSchema = z.object({
  path: z.string(),
  language: z.string(),
  size: z.string(),
  image: z.string(),
  bootstrapImage: z
    .boolean()
    .describe("true until the service's own pipeline has put its image in"),
  minReplicas: z.number(),
  maxReplicas: z.number(),
  exposure: z.string(),
  host: z.string().optional(),
  sloClass: z.string().optional(),
  dataSensitivity: z.string().optional(),
  dependencies: z.array(z.string()),
  sourceCommit: z.string().optional(),
  yaml: z.string(),
});

/** {@inheritDoc environmentIntentSchema} @public */
export type EnvironmentIntent = z.infer<typeof environmentIntentSchema>;

/** Intent and reality of a service in one environment. @public */
export const serviceEnvironmentSchema = z.object({
  environment: z.string(),
  team: z.string(),
  namespace: z.string(),
  intent: environmentIntentSchema,
  findings: z.array(findingSchema),
  reality: realitySchema,
  links: z.array(runLinkSchema),
});

/** {@inheritDoc serviceEnvironmentSchema} @public */
export type ServiceEnvironment = z.infer<typeof serviceEnvironmentSchema>;

/** A document of a service that is not valid, so that nothing of it is rendered. @public */
export const heldEnvironmentSchema = z.object({
  environment: z.string(),
  team: z.string(),
  namespace: z.string(),
  ...heldDocumentSchema.omit({ findings: true }).shape,
  findings: z.array(findingSchema),
  links: z.array(runLinkSchema),
});

/** {@inheritDoc heldEnvironmentSchema} @public */
export type HeldEnvironment = z.infer<typeof heldEnvironmentSchema>;

/** An environment that Git no longer has a service in, and whose cluster keeps it until a person deletes it. @public */
export const leftEnvironmentSchema = z.object({
  environment: z.string(),
  namespace: z.string(),
  application: z.string().describe('Name of the Application of Argo CD'),
});

/** {@inheritDoc leftEnvironmentSchema} @public */
export type LeftEnvironment = z.infer<typeof leftEnvironmentSchema>;

/** A service across its environments. @public */
export const serviceViewSchema = z.object({
  name: z.string(),
  team: z.string(),
  description: z.string().optional(),
  system: z.string().optional(),
  environments: z.array(serviceEnvironmentSchema),
  held: z
    .array(heldEnvironmentSchema)
    .describe('Environments whose document is held; with its intent if valid'),
  left: z
    .array(leftEnvironmentSchema)
    .optional()
    .describe(
      'Gone from Git and not from the cluster; absent when there is none',
    ),
  links: z.array(runLinkSchema),
  lastRun: runSummarySchema.optional(),
  source: z.string().describe('Where this was read'),
  base: z.string().optional().describe('Commit of main that was read'),
  asOf: z.iso.datetime(),
});

/** {@inheritDoc serviceViewSchema} @public */
export type ServiceView = z.infer<typeof serviceViewSchema>;

/** @public */
export const serviceListSchema = z.object({
  items: z.array(serviceViewSchema),
  asOf: z.iso.datetime(),
});

/** {@inheritDoc serviceListSchema} @public */
export type ServiceList = z.infer<typeof serviceListSchema>;

/** A held document that counts as it was when it was valid last. @public */
export const countedHeldSchema = z.object({
  path: z.string(),
  from: z.string().describe('Newest commit on main where it was valid'),
  since: z.iso.datetime().describe('Since when it is held'),
});

/** {@inheritDoc countedHeldSchema} @public */
export type CountedHeld = z.infer<typeof countedHeldSchema>;

/** A tenant namespace: team × environment. @public */
export const namespaceViewSchema = z.object({
  name: z.string(),
  team: z.string(),
  environment: z.string(),
  path: z.string(),
  tier: z.string().optional(),
  quota: z.array(quotaLineSchema).describe('requested is 0 here'),
  services: z.array(z.string()),
  held: z
    .array(countedHeldSchema)
    .describe('Counted in quota and services as they were valid last'),
  reality: realitySchema,
  links: z.array(runLinkSchema),
});

/** {@inheritDoc namespaceViewSchema} @public */
export type NamespaceView = z.infer<typeof namespaceViewSchema>;

/** @public */
export const namespaceListSchema = z.object({
  items: z.array(namespaceViewSchema),
  asOf: z.iso.datetime(),
  base: z.string().optional(),
});

/** {@inheritDoc namespaceListSchema} @public */
export type NamespaceList = z.infer<typeof namespaceListSchema>;
