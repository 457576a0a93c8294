import { useRef } from 'react';
import { ResponseError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  TaskStream,
  useTaskEventStream,
} from '@backstage/plugin-scaffolder-react';
import {
  ProvisioningRun,
  runKeyOfTask,
  RunState,
} from '@waymark/plugin-tenants-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { tenantsApiRef } from '../api';
import { isOutOfReach } from './standing';

/** States that nothing will change any more. */
const FINAL: RunState[] = ['done', 'cleaned'];

const hasStatus = (error: unknown, status: number) =>
  error instanceof ResponseError && error.response.status === status;

/** A scaffolder task and the run it makes. Either may be missing: a task opens its run in a step. */
export type RunView = {
  task: TaskStream;
  run: Load<ProvisioningRun | undefined>;
  /** The task is there, but its log is for others. */
  isLogDenied: boolean;
};

/** Follows a run by the id of its task, or by its own id when it has no task. */
export function useRun(id: string): RunView {
  const tenantsApi = useApi(tenantsApiRef);
  const task = useTaskEventStream(id);
  const opened = useRef<{ task: string; run: string }>();
  const isTask = task.task !== undefined;
  const isLogDenied = !isTask && hasStatus(task.error, 403);
  const isSettled = isTask || !task.loading;
  const isOver = task.cancelled || (task.completed && !isOutOfReach(task));
  const service = task.task?.spec.parameters.name;

  const run = useLoad(
    async signal => {
      if (!isSettled) return new Promise<undefined>(() => {});
      if (isTask) return runOfTask(signal);
      const [first, second] = isLogDenied
        ? [runKeyOfTask(id), id]
        : [id, runKeyOfTask(id)];
      return tenantsApi.getRun(first, { signal }).catch(error => {
        if (hasStatus(error, 404)) return tenantsApi.getRun(second, { signal });
        throw error;
      });
    },
    [id, tenantsApi, isSettled, isTask, isLogDenied, service],
    {
      refreshMs: 1500,
      until: value => (value ? FINAL.includes(value.state) : isOver),
    },
  );

  /** A task that has only begun has no run yet. That is no error, so it is looked for in the list. */
  async function runOfTask(signal: AbortSignal) {
    if (opened.current?.task !== id) {
      const { items } = await tenantsApi.listRuns(
        { service: typeof service === 'string' ? service : undefined },
        { signal },
      );
      const found = items.find(
        item => item.idempotencyKey === runKeyOfTask(id),
      );
      if (!found) return undefined;
      opened.current = { task: id, run: found.id };
    }
    return tenantsApi.getRun(opened.current.run, { signal });
  }

  return { task, run, isLogDenied };
}
