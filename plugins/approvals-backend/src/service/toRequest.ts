import {
  outcomeSchema,
  type ApprovalRequest,
  type BreakGlassInfo,
  type Decision,
  type PartDecision,
} from '@waymark/plugin-approvals-common';
import type {
  AccessRow,
  DecisionRow,
  GrantRow,
  RequestRow,
} from '../database/rows';
import { isMet } from '../duties/isMet';
import { grantPath } from '../grants/grantDocument';

const ACCESS_STATES: Readonly<
  Record<GrantRow['state'], BreakGlassInfo['state']>
> = {
  pending: 'opening',
  written: 'open',
  removing: 'ending',
  removed: 'ended',
};

/** A request as it is shown. */
export function toRequest(
  row: RequestRow,
  more: {
    decisions: readonly DecisionRow[];
    kindTitle: string;
    access?: AccessRow;
    grant?: GrantRow;
  },
): ApprovalRequest {
  const { access, grant, kindTitle } = more;
  const decisions = more.decisions.map(toPartDecision);
  const decision = toDecision(row, decisions);
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    kind: row.kind,
    kindTitle,
    state: row.state,
    ...(row.waiting_for && { waitingFor: row.waiting_for }),
    subject: {
      type: row.subject_type,
      ref: row.subject_ref,
      hash: row.subject_hash,
      title: row.subject_title,
      ...(row.subject_url && { url: row.subject_url }),
    },
    requester: row.requester,
    authors: row.authors,
    reason: row.reason,
    evidence: row.evidence,
    ...(row.team && { team: row.team }),
    ...(row.environment && { environment: row.environment }),
    ...(row.sensitivity && { sensitivity: row.sensitivity }),
    ...(row.monthly_cost !== null && { monthlyCost: row.monthly_cost }),
    entities: row.entities,
    ...(row.terms && { terms: row.terms }),
    requirements: row.requirements.map(part => ({
      ...part,
      groups: [...part.groups],
      met: isMet(part, more.decisions),
      decisions: decisions.filter(one => one.requirement === part.id),
    })),
    dueAt: row.due_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(decision && { decision }),
    ...(access && grant && { access: toAccess(access, grant) }),
    ...(grant && {
      grant: {
        path: grantPath(row.id),
        hash: grant.hash,
        state: grant.state,
        ...(grant.commit && { commit: grant.commit }),
        ...(grant.message && { message: grant.message }),
      },
    }),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function toPartDecision(row: DecisionRow): PartDecision {
  return {
    requirement: row.requirement,
    by: row.actor,
    ...(row.represented !== row.actor && { onBehalfOf: row.represented }),
    verdict: row.verdict,
    ...(row.reason && { reason: row.reason }),
    at: row.at.toISOString(),
  };
}

function toDecision(
  row: RequestRow,
  decisions: PartDecision[],
): Decision | undefined {
  const outcome = outcomeSchema.safeParse(row.state);
  if (!outcome.success || !row.decision_id || !row.decided_at) return undefined;
  return {
    id: row.decision_id,
    request: row.id,
    outcome: outcome.data,
    subjectHash: row.subject_hash,
    decidedAt: row.decided_at.toISOString(),
    decisions,
  };
}

function toAccess(row: AccessRow, { state }: GrantRow): BreakGlassInfo {
  const { environment, namespace, person, role, team, user } = row;
  return {
    state: ACCESS_STATES[state],
    person,
    user,
    team,
    environment,
    namespace,
    role,
    openedAt: row.opened_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
    ...(row.ended_by && { endedBy: row.ended_by }),
  };
}
