import { InvalidChangeError } from '@waymark/gitops';
import type { DocumentFinding } from '@waymark/plugin-changes-common';
import { z } from 'zod';

/**
 * Reads what came in by its schema.
 *
 * @throws InvalidChangeError with a finding for each field that is wrong
 */
export function parse<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidChangeError(
    parsed.error.issues.map((issue): DocumentFinding & { value: unknown } => ({
      document: '',
      path: z.core.toDotPath(issue.path),
      constraint: `request.${issue.code}`,
      value: undefined,
      message: `${issue.message}.`,
      fix: 'Correct the request; the API description names every field.',
      severity: 'error',
    })),
  );
}
