import { z } from 'zod';
import { importedSchema } from './history';

/** @public */
export const verifyRequestSchema = z.strictObject({
  replay: z
    .boolean()
    .default(false)
    .describe('Read all of Git again and compare the chains'),
});

/** @public */
export type VerifyRequest = z.input<typeof verifyRequestSchema>;

const brokenSchema = z.object({
  seq: z.int().optional(),
  position: z.int(),
  commit: z.string(),
  path: z.string().optional(),
  constraint: z.string(),
  message: z.string(),
});

/** That the chain of history was checked, and what came of it. @public */
export const verifiedSchema = z.object({
  holds: z.boolean(),
  verifiedAt: z.iso.datetime(),
  verifiedBy: z
    .string()
    .describe('Entity reference; service:<subject> when nobody asked for it'),
  commits: z.int().describe('Checked'),
  documents: z.int().describe('Rows of the chain that were checked'),
  head: z
    .object({ seq: z.int(), hash: z.string() })
    .describe('Newest row; write it down elsewhere to notice a cut end'),
  replayed: z.boolean().describe('Whether it was compared with Git as well'),
  broken: brokenSchema
    .optional()
    .describe(
      'The first row that is not as it should be; hidden from who may not read it',
    ),
});

/** @public */
export type Verified = z.infer<typeof verifiedSchema>;

/** @public */
export const verificationSchema = verifiedSchema.extend({
  imported: importedSchema,
});

/** @public */
export type Verification = z.infer<typeof verificationSchema>;

/** The newest verification. @public */
export const lastVerificationSchema = z.object({
  imported: importedSchema,
  verified: verifiedSchema
    .optional()
    .describe('Absent while none was made on this database'),
});

/** @public */
export type LastVerification = z.infer<typeof lastVerificationSchema>;
