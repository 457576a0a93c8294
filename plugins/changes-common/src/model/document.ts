import { z } from 'zod';
import { documentFindingSchema } from './finding';

/** What a held document was when it was valid last. @public */
export const lastGoodDocumentSchema = z.object({
  commit: z.string().describe('Newest commit on main where it was valid'),
  heldSince: z.iso.datetime().describe('When the commit after that was made'),
  document: z.record(z.string(), z.unknown()),
});

/** {@inheritDoc lastGoodDocumentSchema} @public */
export type LastGoodDocument = z.infer<typeof lastGoodDocumentSchema>;

/**
 * One document of branch main, as written, with what is found wrong with it.
 * @public
 */
export const intentDocumentSchema = z.object({
  path: z.string(),
  team: z.string().optional(),
  environment: z.string().optional(),
  kind: z.string().optional().describe('Absent when it cannot be parsed'),
  name: z.string().optional(),
  content: z.string().describe('The YAML as written'),
  document: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('The parsed document; absent when it is not valid'),
  held: z
    .boolean()
    .describe('True when it is not rendered and its last good output is kept'),
  lastGood: lastGoodDocumentSchema
    .optional()
    .describe(
      'What keeps running while it is held; absent when it is not, or was never valid',
    ),
  findings: z.array(documentFindingSchema),
});

/** @public */
export type IntentDocument = z.infer<typeof intentDocumentSchema>;

/** @public */
export const documentQuerySchema = z.strictObject({
  path: z
    .string()
    .max(512)
    .optional()
    .describe('A document, or a folder that ends in /'),
  team: z.string().max(63).optional(),
  environment: z.string().max(63).optional(),
  kind: z.string().max(63).optional(),
  name: z.string().max(253).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(700).optional(),
});

/** By path. @public */
export const documentPageSchema = z.object({
  commit: z.string().describe('Commit on main that was read'),
  asOf: z.iso.datetime().describe('When it was read from the forge'),
  items: z.array(intentDocumentSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export type DocumentPage = z.infer<typeof documentPageSchema>;
