import { ResponseError } from '@backstage/errors';
import { approvalFindingSchema } from '@waymark/plugin-approvals-common';
import { z } from 'zod';

const bodySchema = z.object({
  error: z.object({ findings: z.array(approvalFindingSchema) }),
});

/** What is wrong with a field. */
export type AccessFinding = z.infer<typeof approvalFindingSchema>;

/** What a refusal says of each field; nothing when it is of another kind. */
export function findingsOf(error: unknown): AccessFinding[] {
  if (!(error instanceof ResponseError)) return [];
  const body = bodySchema.safeParse(error.body);
  return body.success ? body.data.error.findings : [];
}
