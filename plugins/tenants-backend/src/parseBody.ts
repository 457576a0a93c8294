import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * The body, typed. The OpenAPI validator has seen it already; what it cannot express is refused here.
 *
 * @throws InputError that says what is wrong with which field
 */
export function parseBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw new InputError(z.prettifyError(parsed.error));
  }
  return parsed.data;
}
