import { TaskStream } from '@backstage/plugin-scaffolder-react';
import {
  LedgerEntry,
  ProvisioningRun,
  RunState,
} from '@waymark/plugin-tenants-common';

/** States in which a run may still make something. */
const GOING_ON: RunState[] = ['open', 'running', 'committed'];

/** A task that failed tells its error as data; a connection that failed throws one, maybe of another window. */
const isData = (error: unknown) =>
  Object.prototype.toString.call(error) === '[object Object]';

/** The way to a task broke, which says nothing of the task. */
export function isOutOfReach({ task, error }: TaskStream): boolean {
  return task !== undefined && error !== undefined && !isData(error);
}

/** A task that was cancelled or failed: none of its steps is running any more. */
export function hasStopped(task: TaskStream): boolean {
  const hasFailed = task.error !== undefined && !isOutOfReach(task);
  return task.task !== undefined && (task.cancelled || hasFailed);
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
