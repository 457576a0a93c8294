import { RunState, RunSummary } from '@waymark/plugin-tenants-common';
import { State } from '@waymark/portal-ui';

/** Each state of a run as one of the five states. */
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

/** The page of a run, which is named by its task if it has one. */
export function runPath({ id, idempotencyKey }: RunSummary): string {
  const task = idempotencyKey.match(/^scaffolder-task:(.+)$/)?.[1];
  return `/runs/${task ?? id}`;
}
