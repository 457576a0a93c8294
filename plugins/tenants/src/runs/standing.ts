import { TaskStream } from '@backstage/plugin-scaffolder-react';
import {
  LedgerEntry,
  ProvisioningRun,
  RunState,
} from '@waymark/plugin-tenants-common';

/** States in which a run may still make something. */
const GOING_ON: RunState[] = ['open', 'running', 'committed'];

/** A task that was cancelled or failed: none of its steps is running any more. */
export function hasStopped(task: TaskStream): boolean {
  return (
    task.task !== undefined && (task.cancelled || task.error !== undefined)
  );
}

/** A run whose task stopped without it: nobody goes on with it. */
export function isAbandoned(
  { state }: ProvisioningRun,
  task: TaskStream,
): boolean {
  return hasStopped(task) && GOING_ON.includes(state);
}

const UNFINISHED: RunState[] = ['failed', 'cleaning', 'cleaned'];

/** What a run that came to nothing has left; nothing of a run that is going on, waits or is done. */
export function leftBehind(
  run: ProvisioningRun,
  task: TaskStream,
): LedgerEntry[] {
  return UNFINISHED.includes(run.state) || isAbandoned(run, task)
    ? run.ledger.filter(entry => entry.state !== 'removed')
    : [];
}
