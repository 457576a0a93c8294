import { ConflictError } from '@backstage/errors';
import type { RequestRow } from '../database/rows';

/** @throws ConflictError when it has ended, or it is the turn of the other side */
export function assertOpen(
  row: RequestRow,
  turn?: RequestRow['waiting_for'],
): void {
  if (row.state !== 'open') {
    throw new ConflictError(`The request is ${row.state}; it has ended.`);
  }
  if (turn && row.waiting_for !== turn) {
    throw new ConflictError(
      turn === 'approvers'
        ? 'The requester was asked something; it is decided after the answer.'
        : 'Nothing was asked.',
    );
  }
}
