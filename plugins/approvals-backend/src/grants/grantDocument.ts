import type {
  GrantDocument,
  GrantedAccess,
} from '@waymark/plugin-approvals-common';
import { grantHash } from '@waymark/plugin-approvals-node';
import { dump } from 'js-yaml';
import type { DecisionRow, NewGrant, RequestRow } from '../database/rows';

/** Where the grant of a request lies in the GitOps repository. */
export function grantPath(request: string): string {
  return `grants/${request}.yaml`;
}

/** The grant of a request that was approved, with the text it has for ever. */
export function grantOf(
  row: RequestRow,
  decisions: readonly DecisionRow[],
  decision: string,
  at: Date,
): NewGrant {
  const { terms } = row;
  return toGrant(row, decision, {
    approvers: decisions
      .filter(({ verdict }) => verdict === 'approve')
      .map(({ requirement, actor, represented }) => ({
        part: requirement,
        by: actor,
        ...(represented !== actor && { onBehalfOf: represented }),
      })),
    grantedAt: at.toISOString(),
    ...(terms && {
      owner: terms.owner,
      reviewAt: terms.reviewAt,
      expiresAt: terms.expiresAt,
    }),
  });
}

/** The grant of a break-glass access, which nobody has approved. */
export function accessGrantOf(
  row: RequestRow,
  access: GrantedAccess,
  decision: string,
  { at, expires }: { at: Date; expires: Date },
): NewGrant {
  return toGrant(row, decision, {
    approvers: [],
    grantedAt: at.toISOString(),
    expiresAt: expires.toISOString(),
    access,
  });
}

function toGrant(
  row: RequestRow,
  decision: string,
  rest: Pick<
    GrantDocument['spec'],
    'approvers' | 'grantedAt' | 'owner' | 'reviewAt' | 'expiresAt' | 'access'
  >,
): NewGrant {
  const document: GrantDocument = {
    apiVersion: 'platform.waymark.dev/v1alpha1',
    kind: 'Grant',
    metadata: { name: row.id },
    spec: {
      request: row.id,
      decision,
      kind: row.kind,
      subject: `${row.subject_type}:${row.subject_ref}`,
      subjectHash: row.subject_hash,
      requester: row.requester,
      ...rest,
    },
  };
  const content = dump(document, { lineWidth: -1, noRefs: true });
  return {
    request: row.id,
    decision,
    content,
    hash: grantHash(content),
    subject_hash: row.subject_hash,
    expires_at: rest.expiresAt ? new Date(rest.expiresAt) : null,
  };
}
