import { z } from 'zod';

/**
 * What a golden path asks a developer for, as its template passes it on.
 *
 * Only shapes and sizes are checked here. What the values mean is decided by `parseDocument` and
 * `compile` of `@waymark/platform-api`, so that a form, the CLI and a hand push get the same answer.
 *
 * @public
 */
export const goldenPathValuesSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(63)
      .describe('Name of the service, unique in the organization'),
    description: z.string().max(500).optional(),
    owner: z
      .string()
      .min(1)
      .max(200)
      .describe('Owning team: its name or the entity ref of its Group'),
    system: z.string().max(200).optional(),
    language: z.string().min(1).max(40),
    size: z.string().min(1).max(40),
    minReplicas: z.number().int().min(0).max(1000),
    maxReplicas: z.number().int().min(0).max(1000),
    environment: z.string().min(1).max(40),
    dependencies: z.array(z.string().min(1).max(200)).max(50).optional(),
    sloClass: z.string().max(40).optional(),
    dataSensitivity: z.string().max(40).optional(),
    exposure: z.enum(['internal', 'public']).optional(),
    host: z.string().max(253).optional(),
  })
  .describe('Values of a golden path that makes a WebService');

/** {@inheritDoc goldenPathValuesSchema} @public */
export type GoldenPathValues = z.infer<typeof goldenPathValuesSchema>;

/**
 * The template a run came from.
 *
 * @public
 */
export const templateRefSchema = z.strictObject({
  ref: z
    .string()
    .min(1)
    .max(300)
    .describe('Entity ref, e.g. template:default/internal-http-service'),
  version: z.string().min(1).max(100).describe('Version of the template'),
});

/** {@inheritDoc templateRefSchema} @public */
export type TemplateRef = z.infer<typeof templateRefSchema>;

/**
 * A repository in the forge.
 *
 * @public
 */
export const repositorySchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  owner: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  defaultBranch: z.string().min(1).max(100),
  headCommit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
});

/** {@inheritDoc repositorySchema} @public */
export type Repository = z.infer<typeof repositorySchema>;
