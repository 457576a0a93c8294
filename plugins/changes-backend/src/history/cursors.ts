import { z } from 'zod';

/** Where a page of the audit ended. */
export const seqCursor = z.strictObject({ seq: z.int().min(0) });

/** Where a page of documents ended. */
export const pathCursor = z.strictObject({ path: z.string().max(512) });
