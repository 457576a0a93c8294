import { z } from 'zod';
import { RunInputError } from './service/RunInputError';

/**
 * Reads what came in by its schema. The OpenAPI validator has seen a body already; what it cannot express is refused here.
 *
 * @throws RunInputError with a finding for each field that is wrong
 */
export function parse<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new RunInputError(
    parsed.error.issues.map(issue => ({
      path: z.core.toDotPath(issue.path),
      constraint: `request.${issue.code}`,
      message: `${issue.message}.`,
      fix: 'Correct the request; the API description names every field.',
      severity: 'error',
    })),
  );
}
