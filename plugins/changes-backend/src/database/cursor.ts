import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where a page of change sets ended. */
export const changeSetCursor = z.strictObject({
  at: z.iso.datetime(),
  id: z.uuid(),
});

/** Where a page of documents ended. */
export const documentCursor = z.strictObject({ path: z.string().max(512) });

/** Where a page of commits ended. */
export const commitCursor = z.strictObject({
  commit: z.string().regex(/^[0-9a-f]{40}$/),
});

/** Opaque text of a cursor. */
export function encodeCursor(cursor: object): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError when the text is none that a list gave out */
export function decodeCursor<T extends z.ZodType>(
  schema: T,
  text: string,
): z.infer<T> {
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8');
    return schema.parse(JSON.parse(json));
  } catch (error) {
    throw new InputError('The cursor is not one that a list gave out', error);
  }
}
