import type { Abilities } from '@waymark/plugin-approvals-common';
import type { DecisionRow, RequestRow } from '../database/rows';
import { refusalOf, seatsOf } from '../duties/refusal';
import type { Member } from '../duties/types';
import { REFUSALS } from '../duties/words';
import { toCase } from './toCase';

/** What the rules let somebody do with a request now; permissions are asked for elsewhere. */
export function abilities(
  row: RequestRow,
  decisions: readonly DecisionRow[],
  actor: Member,
  lenders: readonly Member[],
): Abilities {
  const open = row.state === 'open';
  const theirTurn = open && row.waiting_for === 'approvers';
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
      !theirTurn && { whyNot: 'The requester was asked something first.' }),
    askBack: seats.length > 0,
    answer:
      open && row.waiting_for === 'requester' && row.requester === actor.ref,
    comment: true,
    withdraw: open,
  };
}
