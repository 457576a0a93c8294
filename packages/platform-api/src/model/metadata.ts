import { z } from 'zod';
import { API_GROUP, nameSchema } from './primitives';

/** The annotation by which CI names the source commit of an image; makes lead time measurable. */
export const SOURCE_COMMIT_ANNOTATION = `${API_GROUP}/source-commit`;

/** Metadata of every document. */
export const metadataSchema = z.strictObject({
  name: nameSchema.meta({
    title: 'Name',
    description:
      'Unique in the organization; names the file, the catalog entity and the objects.',
    examples: ['document-search'],
  }),
  description: z
    .string()
    .max(280)
    .meta({ title: 'Description', description: 'One sentence for people.' })
    .optional(),
  annotations: z
    .strictObject({
      [SOURCE_COMMIT_ANNOTATION]: z
        .string()
        .regex(/^[a-f0-9]{40}([a-f0-9]{24})?$/)
        .meta({ description: 'The full SHA of the source commit, set by CI.' })
        .optional(),
    })
    .meta({ title: 'Annotations' })
    .optional(),
});
