import { InputError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  goldenPathValuesSchema,
  type GoldenPathValues,
} from '@waymark/plugin-tenants-common';
import { z } from 'zod';

/**
 * The service a golden path makes, as a template passes it on: the shape of `goldenPathValuesSchema`,
 * where `""` and no value both mean "none".
 */
export const serviceInputSchema = z
  .strictObject(
    Object.fromEntries(
      Object.entries(goldenPathValuesSchema.shape).map(([name, field]) => [
        name,
        field instanceof z.ZodOptional ? blankOr(field) : field,
      ]),
    ),
  )
  .describe('The service, as the golden path asks for it');

/** What {@link serviceInputSchema} lets through. */
export type ServiceInput = z.output<typeof serviceInputSchema>;

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
    throw new InputError(z.prettifyError(parsed.error));
  }
  const { owner } = parsed.data;
  return {
    ...parsed.data,
    owner: parseEntityRef(owner, { defaultKind: 'group' }).name,
  };
}

function blankOr(field: z.ZodOptional) {
  return z.union([field, z.literal('')]).optional();
}
