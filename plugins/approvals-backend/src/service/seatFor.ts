import { NotAllowedError } from '@backstage/errors';
import { refusal, refusalOf, seatsOf } from '../duties/refusal';
import type { Case, Member, Seat } from '../duties/types';
import { REFUSALS } from '../duties/words';

/**
 * The part that a person decides: the one they name, else the first they may.
 *
 * @throws NotAllowedError that says why there is none
 */
export function seatFor(
  subject: Case,
  part: string | undefined,
  actor: Member,
  lenders: readonly Member[],
): Seat {
  const seats = seatsOf(subject, actor, lenders);
  const seat = seats.find(
    one => part === undefined || one.requirement === part,
  );
  if (seat) return seat;
  const reason =
    part === undefined
      ? refusalOf(subject, actor, lenders)
      : refusal(subject, part, actor.ref, actor);
  throw new NotAllowedError(REFUSALS[reason ?? 'not-a-member']);
}
