import { InputError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import type { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  goldenPathValuesSchema,
  type GoldenPathValues,
} from '@waymark/plugin-tenants-common';
import { z as v4 } from 'zod';

type ZodOfScaffolder = Parameters<
  Extract<
    NonNullable<
      NonNullable<Parameters<typeof createTemplateAction>[0]['schema']>['input']
    >,
    (z: never) => unknown
  >
>[0];

/**
 * The service a golden path makes, as a template passes it on: the shape of `goldenPathValuesSchema`
 * in the scaffolder's own zod, where `""` and no value both mean "none".
 */
export function serviceInput(z: ZodOfScaffolder) {
  const text = () => z.string().max(500).optional();
  return z
    .object({
      name: z.string().min(1).max(63),
      description: text(),
      owner: z
        .string()
        .min(1)
        .max(200)
        .describe('Name of the team, or the entity ref of its group'),
      system: text(),
      language: z.string().min(1).max(40),
      size: z.string().min(1).max(40),
      minReplicas: z.number().int().min(0).max(1000),
      maxReplicas: z.number().int().min(0).max(1000),
      environment: z.string().min(1).max(40),
      dependencies: z
        .union([z.array(z.string().max(200)).max(50), z.literal('')])
        .optional(),
      sloClass: text(),
      dataSensitivity: text(),
      exposure: text(),
      host: text(),
    })
    .strict()
    .describe('The service, as the golden path asks for it');
}

/** What {@link serviceInput} lets through. */
export type ServiceInput = Record<string, unknown>;

/**
 * The values of the run: blanks dropped, the team by its name.
 *
 * @throws InputError that names the field
 */
export function toValues(service: ServiceInput): GoldenPathValues {
  const filled = Object.fromEntries(
    Object.entries(service).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
  const parsed = goldenPathValuesSchema.safeParse(filled);
  if (!parsed.success) {
    throw new InputError(v4.prettifyError(parsed.error));
  }
  const { owner } = parsed.data;
  return {
    ...parsed.data,
    owner: parseEntityRef(owner, { defaultKind: 'group' }).name,
  };
}
