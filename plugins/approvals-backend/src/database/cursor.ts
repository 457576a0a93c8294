import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where a page of requests ended: the time it is ordered by, and the id. */
export const requestCursor = z.strictObject({
  at: z.iso.datetime(),
  id: z.uuid(),
});

/** See {@link requestCursor}. */
export type RequestCursor = z.infer<typeof requestCursor>;

/** Opaque text of a cursor. */
export function encodeCursor(cursor: RequestCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError when the text is none that a list gave out */
export function decodeCursor(text: string): RequestCursor {
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8');
    return requestCursor.parse(JSON.parse(json));
  } catch (error) {
    throw new InputError('The cursor is not one that a list gave out', error);
  }
}
