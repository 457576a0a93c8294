import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { RequestTransaction } from '../database/RequestTransaction';
import type { RequestRow } from '../database/rows';
import type { Member } from '../duties/types';
import { accessEnded } from '../notices';

/** Whether somebody may end an access: its person, and those who review it. */
export function mayEndAccess(
  { requester, requirements }: RequestRow,
  actor: Member,
  lenders: readonly Member[],
): boolean {
  if (requester === actor.ref) return true;
  const groups = [actor, ...lenders].flatMap(member => member.groups);
  return requirements.some(part =>
    part.groups.some(group => groups.includes(group)),
  );
}

/**
 * Ends an access before its time.
 *
 * @throws ConflictError when the request gives none; NotAllowedError for others than its person and reviewers
 */
export async function endEarly(
  request: RequestTransaction,
  text: string,
  who: { actor: Member; lenders: readonly Member[]; at: Date },
): Promise<void> {
  const { access, row } = request;
  if (!access) throw new ConflictError('The request gives no access.');
  if (!mayEndAccess(row, who.actor, who.lenders)) {
    throw new NotAllowedError(
      'An access is ended by its person, or by those who review it.',
    );
  }
  await endAccess(request, { at: who.at, by: who.actor.ref, text });
}

/** Ends an access, once: its grant is removed, and everybody who heard of it hears of that. */
export async function endAccess(
  request: RequestTransaction,
  { at, by, text }: { at: Date; by: string; text?: string },
): Promise<void> {
  const { access, row } = request;
  if (!access || access.ended_at) return;
  await request.endAccess(at, by);
  await request.audit({
    at,
    actor: by,
    action: 'request.access-ended',
    detail: { ...(text && { text }) },
  });
  await request.notify([accessEnded(row, access, by)]);
}
