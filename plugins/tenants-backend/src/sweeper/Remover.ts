import type {
  CleanUpAction,
  LedgerEntry,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';

/**
 * What became of an entry. `kept`: it stays, for a reason that time does not change; `later`: try
 * again.
 */
export type Removal =
  | { outcome: 'removed' }
  | { outcome: 'kept'; reason: string }
  | { outcome: 'later'; reason: string };

/** Undoes one kind of entry. Finding nothing there counts as removed; repeating is harmless. */
export interface Remover<A extends CleanUpAction = CleanUpAction> {
  remove(entry: LedgerEntry, action: A, run: RunRow): Promise<Removal>;
}

/** One remover for each action. */
export type Removers = {
  [K in CleanUpAction['action']]: Remover<
    Extract<CleanUpAction, { action: K }>
  >;
};

/** Runs the remover of an action. */
export async function removeWith(
  removers: Removers,
  entry: LedgerEntry,
  run: RunRow,
): Promise<Removal> {
  const { cleanUp } = entry;
  switch (cleanUp.action) {
    case 'delete-repository':
      return removers[cleanUp.action].remove(entry, cleanUp, run);
    case 'revert-change-set':
      return removers[cleanUp.action].remove(entry, cleanUp, run);
    case 'unregister-location':
      return removers[cleanUp.action].remove(entry, cleanUp, run);
    default:
      cleanUp satisfies never;
      return { outcome: 'kept', reason: 'Nothing knows how to remove it' };
  }
}
