import { TaskStream } from '@backstage/plugin-scaffolder-react';
import {
  ProvisioningRun,
  RunLink,
  RunStep,
} from '@waymark/plugin-tenants-common';
import { StepState } from '@waymark/portal-ui';
import { hasStopped } from './standing';

/** A step as the page shows it: the task's order and state, the run's evidence. */
export type RunPageStep = {
  id: string;
  title: string;
  state: StepState;
  startedAt?: Date;
  durationMs?: number;
  message?: string;
  links: RunLink[];
};

const states: Record<string, StepState> = {
  open: 'waiting',
  processing: 'running',
  completed: 'done',
  failed: 'failed',
  cancelled: 'failed',
  skipped: 'skipped',
};

/** Which step brings which kind of link forth. */
const linkKinds: Record<string, RunLink['kind'][]> = {
  repository: ['repository'],
  provision: ['change-set', 'change-request', 'intent', 'rendered'],
  register: ['catalog', 'docs'],
};

/** A stopped task says no more of its steps; an action that was under way may have finished, and the run knows. */
function atEnd(told: StepState, recorded?: RunStep): StepState {
  if (told !== 'running' && told !== 'waiting') return told;
  if (recorded) return recorded.state === 'running' ? 'failed' : recorded.state;
  return told === 'running' ? 'failed' : 'skipped';
}

const between = (from?: string, to?: string) =>
  from && to ? Date.parse(to) - Date.parse(from) : undefined;

/**
 * The steps of a run. The scaffolder knows which steps there are and how each stands; the run knows what a
 * step made. A run without a task has its own steps only.
 */
export function runSteps(
  task: TaskStream,
  run?: ProvisioningRun,
): RunPageStep[] {
  const linksOf = (id: string) =>
    (run?.links ?? []).filter(link => linkKinds[id]?.includes(link.kind));
  const ofTask = task.task?.spec.steps ?? [];
  const stopped = hasStopped(task);

  if (ofTask.length === 0) {
    return (run?.steps ?? []).map(step => ({
      id: step.id,
      title: step.title,
      state: step.state,
      startedAt: new Date(step.startedAt),
      durationMs: step.durationMs,
      message: step.message,
      links: linksOf(step.id),
    }));
  }
  return ofTask.map(({ id, name }) => {
    const seen = task.steps[id];
    const recorded = run?.steps.find(step => step.id === id);
    const told = states[seen?.status ?? 'open'] ?? 'waiting';
    return {
      id,
      title: name,
      state: stopped ? atEnd(told, recorded) : told,
      startedAt: seen?.startedAt ? new Date(seen.startedAt) : undefined,
      durationMs:
        between(seen?.startedAt, seen?.endedAt) ?? recorded?.durationMs,
      message: recorded?.message,
      links: seen?.status === 'open' ? [] : linksOf(id),
    };
  });
}
