import { RunState } from '@waymark/plugin-tenants-common';
import { State } from '@waymark/portal-ui';

/** Each state of a run as one of the five states that anything can be in. */
export const stateOfRun: Record<RunState, State> = {
  open: 'progressing',
  running: 'progressing',
  committed: 'progressing',
  'waiting-for-approval': 'progressing',
  done: 'healthy',
  failed: 'degraded',
  cleaning: 'degraded',
  cleaned: 'not-applicable',
};

const TASK_KEY = 'scaffolder-task:';

/** The idempotency key of the run that a scaffolder task makes. */
export const keyOfTask = (taskId: string) => `${TASK_KEY}${taskId}`;

/** What a run is called in the URL: its task's id if it has one, because that is known first. */
export function runSlug(run: { id: string; idempotencyKey: string }): string {
  return run.idempotencyKey.startsWith(TASK_KEY)
    ? run.idempotencyKey.slice(TASK_KEY.length)
    : run.id;
}
