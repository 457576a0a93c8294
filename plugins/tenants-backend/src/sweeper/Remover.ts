import type {
  CleanUpAction,
  LedgerEntry,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';

/**
 * What becomes of an entry. `kept`: it stays, for a reason that time does not change; `later`: try
 * again.
 */
export type Removal =
  | { outcome: 'removed' }
  | { outcome: 'kept'; reason: string }
  | { outcome: 'later'; reason: string };

/** What is expected of a removal, and the deed where there is something to do. */
export type PlannedRemoval = {
  expected: Removal;
  carryOut?: () => Promise<Removal>;
};

/**
 * Undoes one kind of entry. Planning only looks, so that a dry run answers by the same rules. Finding
 * nothing there counts as removed; repeating is harmless.
 */
export interface Remover<A extends CleanUpAction = CleanUpAction> {
  plan(entry: LedgerEntry, action: A, run: RunRow): Promise<PlannedRemoval>;
}

/** One remover for each action. */
export type Removers = {
  [K in CleanUpAction['action']]: Remover<
    Extract<CleanUpAction, { action: K }>
  >;
};

/** Plans with the remover of an entry's action. */
export async function planRemoval(
  removers: Removers,
  entry: LedgerEntry,
  run: RunRow,
): Promise<PlannedRemoval> {
  const { cleanUp } = entry;
  switch (cleanUp.action) {
    case 'delete-repository':
      return removers[cleanUp.action].plan(entry, cleanUp, run);
    case 'revert-change-set':
      return removers[cleanUp.action].plan(entry, cleanUp, run);
    case 'unregister-location':
      return removers[cleanUp.action].plan(entry, cleanUp, run);
    default:
      cleanUp satisfies never;
      return kept('Nothing knows how to remove it');
  }
}

/** Nothing is there. */
export const GONE: PlannedRemoval = { expected: { outcome: 'removed' } };

/** It stays. */
export function kept(reason: string): PlannedRemoval {
  return { expected: { outcome: 'kept', reason } };
}
