import { renderTestApp } from '@backstage/frontend-test-utils';
import { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { LogEvent } from '@backstage/plugin-scaffolder-react';
import { ProvisioningRun, TenantsApi } from '@waymark/plugin-tenants-common';
import {
  asError,
  deniedAnswer,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import ObservableImpl from 'zen-observable';
import { tenantsPlugin } from '../plugin';
import { mockKubernetesApi, mockScaffolderApi, mockTenantsApi } from './apis';

export const notFound = () =>
  asError(failedAnswer(404, { name: 'NotFoundError', message: 'No such run' }));

export const denied = () =>
  asError(deniedAnswer('tenants.run.read', 'risk-models'));

const step = (id: string, name: string) => ({ id, name, action: `x:${id}` });

const event = (
  id: number,
  stepId: string,
  status: 'processing' | 'completed',
) => ({
  id,
  taskId: 'task-1',
  type: 'log' as const,
  createdAt: `2026-05-04T12:00:0${id}.000Z`,
  body: { message: `${stepId} ${status}`, stepId, status },
});

/** A stream that stays open, as long as the task runs. */
const open = () => new ObservableImpl<LogEvent>(() => {});

/** A stream that breaks: its server went away. */
export const broken = () =>
  new ObservableImpl<LogEvent>(observer =>
    observer.error(new TypeError('network error')),
  );

/** A task with two steps: the first is done after 2 s, the second has begun, then `more`, then `goesOn`. */
export const taskThat = (
  goesOn: () => ObservableImpl<LogEvent>,
  ...more: LogEvent[]
) =>
  mockScaffolderApi({
    getTask: async id => ({
      id,
      createdAt: '2026-05-04T12:00:00.000Z',
      status: 'processing',
      spec: {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        parameters: { name: 'checkout-api' },
        output: {},
        steps: [
          step('repository', 'Create the repository'),
          step('provision', 'Provision namespace and workload'),
        ],
      },
    }),
    streamLogs: () =>
      ObservableImpl.of(
        event(1, 'repository', 'processing'),
        event(3, 'repository', 'completed'),
        event(4, 'provision', 'processing'),
        ...more,
      ).concat(goesOn()),
  });

export const task = (...more: LogEvent[]) => taskThat(open, ...more);

export const noTask = (why = notFound) =>
  mockScaffolderApi({
    getTask: async () => {
      throw await why();
    },
  });

type Setup = {
  /** The run as each request finds it. */
  getRun: (idOrKey: string) => Promise<ProvisioningRun>;
  /** What the list of runs finds; nothing before the task has opened one. */
  listed?: ProvisioningRun[];
  scaffolder?: ReturnType<typeof mockScaffolderApi>;
  cleanUpRun?: TenantsApi['cleanUpRun'];
  /** The clusters that are connected. */
  kubernetes?: KubernetesApi['getClusters'];
};

/** The page at an address, with a run and perhaps a task. */
export function show(path: string, setup: Setup) {
  const { getRun, listed = [], scaffolder = noTask() } = setup;
  const tenants = mockTenantsApi({
    getRun,
    listRuns: async () => ({ items: listed }),
    cleanUpRun: setup.cleanUpRun ?? jest.fn(),
    putDraft: async (key, { content }) => ({
      key,
      content,
      revision: 1,
      updatedAt: '2026-05-04T12:00:00.000Z',
    }),
  });
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: [path],
    apis: [
      tenants,
      scaffolder,
      mockKubernetesApi({ getClusters: setup.kubernetes ?? (async () => []) }),
    ],
  });
  return tenants;
}
