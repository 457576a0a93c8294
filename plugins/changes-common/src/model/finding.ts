import { z } from 'zod';

/**
 * What is wrong, or worth knowing, at one place of one document of the GitOps repository.
 * @public
 */
export const documentFindingSchema = z.object({
  document: z
    .string()
    .describe('Path of the document in the GitOps repository'),
  path: z
    .string()
    .describe('Field inside the document, such as spec.scaling.minReplicas'),
  constraint: z.string().describe('Name of the rule that was broken'),
  value: z.unknown().optional().describe('The offending value'),
  message: z.string(),
  fix: z.string().describe('What to write instead'),
  severity: z.enum(['error', 'warning', 'info']),
});

/** @public */
export type DocumentFinding = z.infer<typeof documentFindingSchema>;

/**
 * The findings that an error carries, whether it was thrown here or came back over HTTP.
 * Empty for any other error.
 *
 * @public
 */
export function findingsOf(error: unknown): DocumentFinding[] {
  const carrier = z.object({ findings: z.array(documentFindingSchema) });
  const overHttp = z.object({ body: z.object({ error: carrier }) });
  const direct = carrier.safeParse(error);
  if (direct.success) return direct.data.findings;
  const remote = overHttp.safeParse(error);
  return remote.success ? remote.data.body.error.findings : [];
}
