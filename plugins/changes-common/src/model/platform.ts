import { z } from 'zod';
import { documentFindingSchema } from './finding';
import { intentDocumentSchema } from './document';

/**
 * The platform that intent is compiled with, and the documents that say it.
 * @public
 */
export const platformStateSchema = z.object({
  commit: z.string().describe('Commit on main that was read'),
  asOf: z.iso.datetime().describe('When it was read from the forge'),
  source: z
    .enum(['git', 'built-in', 'last-good'])
    .describe(
      'git: what main says; built-in: main holds no configuration yet; last-good: what main says is not valid, so an earlier commit counts',
    ),
  platformCommit: z
    .string()
    .optional()
    .describe('Commit that says the platform; absent when it is built in'),
  platform: z
    .record(z.string(), z.unknown())
    .describe('What compile() reads, by the schema of @waymark/platform-api'),
  documents: z
    .array(intentDocumentSchema)
    .describe('Documents below platform/ on main, by path'),
  findings: z
    .array(documentFindingSchema)
    .describe('What keeps the configuration on main from counting'),
});

/** @public */
export type PlatformState = z.infer<typeof platformStateSchema>;
