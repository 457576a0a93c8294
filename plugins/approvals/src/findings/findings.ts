import { ResponseError } from '@backstage/errors';
import {
  ApprovalFinding,
  approvalFindingSchema,
} from '@waymark/plugin-approvals-common';
import { z } from 'zod';

const bodySchema = z.object({
  error: z.object({ findings: z.array(approvalFindingSchema) }),
});

/** What a refusal says of each field; nothing when it is of another kind. */
export function findingsOf(error: unknown): ApprovalFinding[] {
  if (!(error instanceof ResponseError)) return [];
  const body = bodySchema.safeParse(error.body);
  return body.success ? body.data.error.findings : [];
}
