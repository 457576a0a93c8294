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

/** States that nothing will change any more. */
const FINAL: RunState[] = ['done', 'cleaned'];

const isNotFound = (error: unknown) =>
  error instanceof ResponseError && error.response.status === 404;

/** A scaffolder task and the run it makes. Either may be missing: a task opens its run in a step. */
export type RunView = { task: TaskStream; run: Load<ProvisioningRun> };

/** Follows a run by the id of its task, or by its own id when it has no task. */
export function useRun(id: string): RunView {
  const tenantsApi = useApi(tenantsApiRef);
  const task = useTaskEventStream(id);
  const run = useLoad(
    async signal => {
      const byKey = await tenantsApi
        .getRun(runKeyOfTask(id), { signal })
        .catch(error => {
          if (isNotFound(error)) return undefined;
          throw error;
        });
      return byKey ?? tenantsApi.getRun(id, { signal });
    },
    [id, tenantsApi],
    { refreshMs: 1500, until: value => FINAL.includes(value.state) },
  );
  return { task, run };
}
