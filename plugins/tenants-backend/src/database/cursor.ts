import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/** Where a page of runs ended. */
export type RunCursor = z.infer<typeof cursorSchema>;

/** Opaque text of a cursor. */
export function encodeCursor(cursor: RunCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError when the text is not one of ours */
export function decodeCursor(text: string): RunCursor {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch (error) {
    throw new InputError('The cursor is not one that a list gave out', error);
  }
}
