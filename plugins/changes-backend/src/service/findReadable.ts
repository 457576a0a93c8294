import { NotFoundError } from '@backstage/errors';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { ChangeSetRow } from '../database/rows';

/**
 * A change set by its id. A draft is there for its author only.
 *
 * @throws NotFoundError
 */
export async function findReadable(
  store: ChangeSetStore,
  id: string,
  reader: string,
): Promise<ChangeSetRow> {
  const row = isId(id) ? await store.find(id) : undefined;
  if (!row || (row.state === 'draft' && row.author !== reader)) {
    throw new NotFoundError(`There is no change set ${id}`);
  }
  return row;
}

/** Whether a text has the form that ids of change sets have. */
export function isId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
