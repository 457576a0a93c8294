import { z } from 'zod';
import { documentFindingSchema } from './finding';

/** @public */
export const findingQuerySchema = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .describe('A document’s findings stay together, so it may be a few more'),
  cursor: z.string().max(700).optional(),
});

/**
 * What validation finds on branch main, by path of the document: the same list that it gives of a clone.
 * @public
 */
export const findingPageSchema = z.object({
  commit: z.string().describe('Commit on main that was read'),
  asOf: z.iso.datetime().describe('When it was read from the forge'),
  items: z.array(documentFindingSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export type FindingPage = z.infer<typeof findingPageSchema>;
