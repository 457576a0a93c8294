import type { ApprovalEvent } from '@waymark/plugin-approvals-common';
import type { RequestTransaction } from '../database/RequestTransaction';
import { seatsOf } from '../duties/refusal';
import type { Member } from '../duties/types';
import { decide } from './decide';
import { toCase } from './toCase';

/** An approval that a person gave elsewhere. */
export interface GivenElsewhere {
  by: Member;
  reason?: string;
}

/**
 * Takes approvals that were given elsewhere, such as in the forge, for what the rules say they are: who may decide a part here has
 * decided it. What the rules do not accept is left out; the request waits for others then. Doing it again changes nothing.
 *
 * @returns the end, when it came to that
 */
export async function record(
  request: RequestTransaction,
  given: readonly GivenElsewhere[],
  at: Date,
): Promise<ApprovalEvent | undefined> {
  const { row } = request;
  const isTheirTurn =
    row.state === 'open' &&
    row.waiting_for === 'approvers' &&
    row.expires_at > at;
  if (!isTheirTurn) return undefined;
  for (const { by, reason } of given) {
    const [seat] = seatsOf(toCase(row, request.decisions), by, []);
    if (!seat) continue;
    const { requirement } = seat;
    const event = await decide(
      request,
      { verdict: 'approve', requirement, ...(reason && { reason }) },
      { actor: by, lenders: [], at },
    );
    if (event) return event;
  }
  return undefined;
}
