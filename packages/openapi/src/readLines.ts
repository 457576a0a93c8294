import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * Reads an answer of newline-delimited JSON line by line, as it comes, with each line checked. Whoever stops reading ends the
 * request.
 *
 * @throws ResponseError with the body of the answer, when the status is not 2xx
 * @throws ZodError when a line has another shape, so that the two sides are not of one version
 * @public
 */
export async function* readLines<T extends z.ZodType>(
  schema: T,
  answer: Pick<Response, 'ok' | 'body' | 'status' | 'statusText'> &
    Parameters<typeof ResponseError.fromResponse>[0],
): AsyncGenerator<z.output<T>> {
  if (!answer.ok) throw await ResponseError.fromResponse(answer);
  const reader = answer.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = done ? '' : lines.pop() ?? '';
      for (const line of lines) {
        if (line !== '') yield schema.parse(JSON.parse(line));
      }
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}
