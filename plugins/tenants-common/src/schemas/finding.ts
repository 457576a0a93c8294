import { z } from 'zod';

/**
 * A remark of the validation pipeline, tied to where it comes from and, where there is one, to the
 * form field that repairs it.
 *
 * @public
 */
export const findingSchema = z.object({
  path: z.string().describe('Field path in the document'),
  field: z
    .string()
    .optional()
    .describe('Parameter of the golden path that sets this field'),
  constraint: z.string(),
  value: z.unknown().optional(),
  message: z.string(),
  fix: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
});

/** {@inheritDoc findingSchema} @public */
export type RunFinding = z.infer<typeof findingSchema>;
