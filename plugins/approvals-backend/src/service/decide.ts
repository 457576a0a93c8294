import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type {
  ApprovalEvent,
  DecisionInput,
} from '@waymark/plugin-approvals-common';
import type { RequestTransaction } from '../database/RequestTransaction';
import type { DecisionRow } from '../database/rows';
import { verdictOf } from '../duties/isMet';
import type { Member } from '../duties/types';
import { REVIEWED_LATER } from '../duties/words';
import { assertOpen } from './assertOpen';
import { end } from './end';
import { seatFor } from './seatFor';
import { openGroups, toCase } from './toCase';

/**
 * Decides one part, and ends the request when that was what was missing, or it is a rejection.
 *
 * @returns the end, when it came to that
 */
export async function decide(
  request: RequestTransaction,
  input: DecisionInput,
  who: { actor: Member; lenders: readonly Member[]; at: Date },
): Promise<ApprovalEvent | undefined> {
  const { actor, at, lenders } = who;
  const { row } = request;
  assertOpen(row, 'approvers');
  if (row.expires_at <= at) {
    throw new ConflictError('The request has expired; ask again.');
  }
  if (request.access && !request.access.ended_at) {
    throw new ConflictError(REVIEWED_LATER);
  }
  const subject = toCase(row, request.decisions);
  const seat = seatFor(subject, input.requirement, actor, lenders);
  const decision: DecisionRow = {
    id: randomUUID(),
    request: row.id,
    requirement: seat.requirement,
    actor: actor.ref,
    represented: seat.represented,
    verdict: input.verdict,
    reason: input.reason ?? null,
    at,
  };
  await request.decide(decision);
  const { decisions } = request;
  const after = toCase(row, decisions);
  const verdict = verdictOf(after);
  await request.audit({
    at,
    actor: actor.ref,
    action: 'request.decided',
    detail: {
      requirement: seat.requirement,
      verdict: input.verdict,
      hash: row.subject_hash,
      ...(input.reason && { text: input.reason }),
      ...(seat.represented !== actor.ref && { onBehalfOf: seat.represented }),
      ...(verdict !== 'open' && { outcome: verdict }),
    },
  });
  if (verdict !== 'open') return end(request, verdict, at, decisions);
  await request.update({ open_groups: openGroups(after), updated_at: at });
  return undefined;
}
