import { z } from 'zod';

/** Key of a draft, e.g. `start/internal-http-service`. @public */
export const draftKeySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._/-]{0,127}$/, 'lower case, digits, . _ - /');

/** What a user left unfinished. Private to them; at most 64 KiB as JSON. @public */
export const draftSchema = z.object({
  key: draftKeySchema,
  content: z.record(z.string(), z.unknown()),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
});

/** {@inheritDoc draftSchema} @public */
export type Draft = z.infer<typeof draftSchema>;

/** Saves a draft; the last write wins. @public */
export const draftWriteSchema = z.strictObject({
  content: z.record(z.string().max(100), z.unknown()),
});

/** {@inheritDoc draftWriteSchema} @public */
export type DraftWrite = z.infer<typeof draftWriteSchema>;
