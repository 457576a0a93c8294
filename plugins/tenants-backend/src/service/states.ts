import { ConflictError } from '@backstage/errors';
import type { RunState } from '@waymark/plugin-tenants-common';

const NEXT: Record<RunState, readonly RunState[]> = {
  open: ['running', 'failed'],
  running: ['committed', 'waiting-for-approval', 'failed'],
  committed: ['done', 'failed'],
  'waiting-for-approval': ['committed', 'done', 'failed'],
  done: [],
  failed: ['cleaning'],
  cleaning: ['cleaned'],
  cleaned: ['open'],
};

const ACTIVE: readonly RunState[] = [
  'open',
  'running',
  'committed',
  'waiting-for-approval',
];

/** True while the run may still make something. */
export function isActive(state: RunState): boolean {
  return ACTIVE.includes(state);
}

/** Refuses a transition that the state machine does not have. */
export function assertTransition(from: RunState, to: RunState): void {
  if (from !== to && !NEXT[from].includes(to)) {
    throw new ConflictError(`A run that is ${from} cannot become ${to}`);
  }
}

/** Refuses to go on with a run that is over. */
export function assertActive(state: RunState): void {
  if (!isActive(state)) {
    throw new ConflictError(
      `The run is ${state}; nothing more is made for it. Start again once it is cleaned.`,
    );
  }
}
