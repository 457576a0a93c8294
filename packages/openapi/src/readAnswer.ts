import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/** The answer of a generated client. */
type TypedAnswer<T> = Omit<Response, 'json'> & { json(): Promise<T> };

/**
 * Reads what a generated client got. It only claims the shape of an answer; here the zod schema that the client was generated
 * from checks it. The compiler refuses a schema that is not the one of the operation.
 *
 * @throws ResponseError with the body of the answer, when the status is not 2xx
 * @throws ZodError when the body has another shape, so that the two sides are not of one version
 * @public
 */
export async function readAnswer<T extends z.ZodType>(
  schema: T,
  answer: TypedAnswer<z.input<T>>,
): Promise<z.output<T>> {
  if (!answer.ok) throw await ResponseError.fromResponse(answer);
  return schema.parse(await answer.json());
}
