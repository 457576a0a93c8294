import type { Abilities } from '@waymark/plugin-approvals-common';
import type { AccessRow, DecisionRow, RequestRow } from '../database/rows';
import { refusalOf, seatsOf } from '../duties/refusal';
import type { Member } from '../duties/types';
import { REFUSALS, REVIEWED_LATER } from '../duties/words';
import { mayEndAccess } from './endAccess';
import { toCase } from './toCase';

/** What the rules let somebody do with a request now; permissions are asked for elsewhere. */
export function abilities(
  row: RequestRow,
  decisions: readonly DecisionRow[],
  actor: Member,
  lenders: readonly Member[],
  access?: AccessRow,
): Abilities {
  const open = row.state === 'open';
  const isOver = !access || access.ended_at !== null;
  const theirTurn = open && row.waiting_for === 'approvers' && isOver;
  const subject = toCase(row, decisions);
  const seats = theirTurn ? seatsOf(subject, actor, lenders) : [];
  const refused = theirTurn ? refusalOf(subject, actor, lenders) : undefined;
  return {
    decide: seats.map(({ requirement, represented }) => ({
      requirement,
      ...(represented !== actor.ref && { onBehalfOf: represented }),
    })),
    ...(refused && { whyNot: REFUSALS[refused] }),
    ...(open &&
      !theirTurn && {
        whyNot: isOver
          ? 'The requester was asked something first.'
          : REVIEWED_LATER,
      }),
    askBack: seats.length > 0,
    answer:
      open && row.waiting_for === 'requester' && row.requester === actor.ref,
    comment: true,
    withdraw: open && !access,
    endAccess: !isOver && mayEndAccess(row, actor, lenders),
  };
}
