import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ProvisioningRun,
  RunRemoval,
  TenantsApi,
} from '@waymark/plugin-tenants-common';
import { LogEvent } from '@backstage/plugin-scaffolder-react';
import ObservableImpl from 'zen-observable';
import { tenantsPlugin } from '../plugin';
import { mockScaffolderApi, mockTenantsApi } from '../__testUtils__/apis';
import {
  asError,
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import { finding, run } from '../__testUtils__/fixtures';

const notFound = () =>
  asError(failedAnswer(404, { name: 'NotFoundError', message: 'No such run' }));

const denied = () => asError(deniedAnswer('tenants.run.read', 'risk-models'));

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
const broken = () =>
  new ObservableImpl<LogEvent>(observer =>
    observer.error(new TypeError('network error')),
  );

/** A task with two steps: the first is done after 2 s, the second has begun, then `more`, then `goesOn`. */
const taskThat = (
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

const task = (...more: LogEvent[]) => taskThat(open, ...more);

/** What a task that failed says last; the error is not in the type of an event, but in each such event. */
const failureBody = {
  message: 'Run completed with status: failed',
  error: { name: 'Error', message: 'The forge did not answer' },
};

const failure: LogEvent = {
  id: 5,
  taskId: 'task-1',
  type: 'completion',
  createdAt: '2026-05-04T12:00:05.000Z',
  body: failureBody,
};

const noTask = (why = notFound) =>
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
};

function show(path: string, setup: Setup) {
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
    apis: [tenants, scaffolder],
  });
  return tenants;
}

it('follows a task before its run is known, with the log behind a disclosure', async () => {
  const tenants = show('/runs/task-1', {
    getRun: jest.fn(),
    scaffolder: task(),
  });
  expect(
    await screen.findByText('checkout-api is being made: step 2 of 2.'),
  ).toBeInTheDocument();
  const steps = screen.getByRole('list', { name: 'Steps' });
  const [first, second] = within(steps).getAllByRole('listitem');
  expect(first).toHaveTextContent('Create the repositoryDone2.0 s');
  expect(second).toHaveTextContent('Running');
  expect(screen.getByText(/repository completed/)).not.toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Logs' }));
  expect(screen.getByText(/repository completed/)).toBeVisible();
  expect(tenants.listRuns).toHaveBeenCalledWith(
    { service: 'checkout-api' },
    expect.anything(),
  );
  expect(tenants.getRun).not.toHaveBeenCalled();
});

it('says what was made, with links, evidence, times and three next steps', async () => {
  const [repository] = run({}).ledger;
  const made = run({
    changeSet: {
      id: 'change-1',
      state: 'committed',
      paths: [
        'tenants/assistant/development/namespace.yaml',
        'tenants/assistant/development/checkout-api.yaml',
      ],
    },
    ledger: [
      repository,
      {
        ...repository,
        id: 'entry-2',
        kind: 'change-set',
        target: 'run:1',
        cleanUp: { action: 'revert-change-set', changeSetKey: 'run:1' },
      },
    ],
  });
  const tenants = show('/runs/task-1', {
    getRun: async () => made,
    listed: [run({ id: 'run-0', idempotencyKey: 'cli:0' }), run({})],
    scaffolder: task(),
  });
  expect(
    await screen.findByText(
      'checkout-api is made: its repository, intent and catalog entry are there.',
    ),
  ).toBeInTheDocument();
  expect(tenants.getRun).toHaveBeenCalledWith('run-1', expect.anything());
  const ledger = screen.getByRole('list', { name: 'Ledger' });
  expect(
    within(ledger).getByRole('link', {
      name: 'https://forge.example/meridian/checkout-api',
    }),
  ).toBeInTheDocument();
  expect(ledger).toHaveTextContent('head commit 0123456');
  const [inForge, inGit] = within(ledger).getAllByRole('listitem');
  expect(
    within(inForge).getByRole('button', { name: 'Copy head commit' }),
  ).toBeVisible();
  expect(inForge).not.toHaveTextContent('of intent');
  expect(inGit).toHaveTextContent('2 documents of intent');
  expect(inGit).toHaveTextContent(
    'tenants/assistant/development/checkout-api.yaml',
  );
  expect(
    screen.getByText(
      'A bootstrap image runs until the pipeline has built one.',
    ),
  ).toBeInTheDocument();
  expect(screen.getByText('12.0 s')).toBeInTheDocument();
  expect(screen.getByText('500 ms')).toBeInTheDocument();
  expect(
    screen.getAllByRole('link', { name: 'Rendered objects' }),
  ).not.toHaveLength(0);
  const next = screen.getByRole('region', { name: 'Next' });
  expect(within(next).getAllByRole('listitem')).toHaveLength(3);
  expect(next).toHaveTextContent(
    'git clone https://forge.example/meridian/checkout-api.git',
  );
  expect(next).toHaveTextContent(/cd checkout-api\s*make test/);
  expect(
    within(next).getByRole('link', { name: 'Open checkout-api' }),
  ).toHaveAttribute('href', '/catalog/default/component/checkout-api');
  await expectAccessible();
});

it('says why a run failed, what was removed, what is left, and starts again', async () => {
  const [made] = run({}).ledger;
  const failed = run({
    state: 'failed',
    failure: {
      message: 'The namespace has no room.',
      findings: [finding({ field: 'size', message: 'Needs 6 GiB.' })],
    },
    ledger: [
      { ...made, state: 'removed' },
      {
        ...made,
        id: 'entry-2',
        kind: 'catalog-location',
        target: 'catalog-info.yaml',
        state: 'failed',
        reason: 'The catalog did not answer.',
      },
    ],
  });
  const tenants = show('/runs/task-1', { getRun: async () => failed });
  expect(await screen.findByText('checkout-api was not made.')).toBeVisible();
  expect(screen.getByText('The namespace has no room.')).toBeVisible();
  expect(screen.getByText('Needs 6 GiB.')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Still there' })).toHaveTextContent(
    'The catalog did not answer.',
  );
  expect(
    screen.getByRole('region', { name: 'Removed again' }),
  ).toHaveTextContent('Repository');

  await userEvent.click(
    screen.getByRole('button', { name: 'Edit and start again' }),
  );
  expect(tenants.putDraft).toHaveBeenCalledWith('start/internal-http-service', {
    content: failed.values,
  });
});

it('removes what a failed run left, after showing what goes and what stays', async () => {
  const [made] = run({}).ledger;
  const failed = run({
    state: 'failed',
    failure: { message: 'The namespace has no room.', findings: [] },
  });
  const cleaned = run({
    ...failed,
    state: 'cleaned',
    ledger: [{ ...made, state: 'removed' }],
  });
  const removals: RunRemoval[] = [
    { kind: 'repository', target: made.target, outcome: 'removed' },
    {
      kind: 'change-set',
      target: 'run:1',
      outcome: 'kept',
      reason: 'Changed by somebody since.',
    },
  ];
  let now = failed;
  const tenants = show('/runs/task-1', {
    getRun: async () => now,
    cleanUpRun: async (_, request) => {
      if (!request?.dryRun) now = cleaned;
      return { dryRun: request?.dryRun ?? false, run: now, removals };
    },
  });
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('button', { name: 'Remove what this run made' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('list', { name: 'Goes' })).toHaveTextContent(
    `Repository ${made.target}`,
  );
  expect(dialog.getByRole('list', { name: 'Stays' })).toHaveTextContent(
    'Changed by somebody since.',
  );
  const remove = dialog.getByRole('button', { name: 'Remove one thing' });
  expect(remove).toBeDisabled();
  await expectAccessible(screen.getByRole('dialog'));

  await user.type(
    dialog.getByRole('textbox', { name: 'Type checkout-api to confirm' }),
    'checkout-api',
  );
  expect(tenants.cleanUpRun).toHaveBeenCalledTimes(1);
  await user.click(remove);
  expect(
    await dialog.findByRole('list', { name: 'Removed' }),
  ).toHaveTextContent(made.target);
  expect(tenants.cleanUpRun).toHaveBeenLastCalledWith('run-1');

  await user.click(
    within(screen.getByRole('dialog')).getByText('Close', {
      selector: 'button, button *',
    }),
  );
  expect(
    await screen.findByText(
      'checkout-api was not made; nothing of it is left.',
    ),
  ).toBeVisible();
  expect(
    screen.queryByRole('button', { name: 'Remove what this run made' }),
  ).not.toBeInTheDocument();
});

it('says in the dialog why somebody may not remove it', async () => {
  show('/runs/task-1', {
    getRun: async () =>
      run({ state: 'failed', failure: { message: 'x', findings: [] } }),
    cleanUpRun: async () => {
      throw await asError(deniedAnswer('tenants.run.clean-up', 'assistant'));
    },
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Remove what this run made' }),
  );
  const dialog = await screen.findByRole('dialog');
  const alert = await within(dialog).findByRole('alert');
  expect(alert).toHaveTextContent(
    'You are not allowed to remove what this run made',
  );
  expect(alert).toHaveTextContent('Team assistant adds you to its group');
  expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();

  await userEvent.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
});

it('offers to remove what a run made whose task ended without it', async () => {
  show('/runs/task-1', {
    getRun: async () => run({ state: 'running' }),
    listed: [run({ state: 'running' })],
    scaffolder: task({
      id: 5,
      taskId: 'task-1',
      type: 'cancelled',
      createdAt: '2026-05-04T12:00:05.000Z',
      body: { message: 'Task was cancelled' },
    }),
  });
  expect(
    await screen.findByText(
      'checkout-api is unfinished: it was stopped on the way.',
    ),
  ).toBeVisible();
  expect(
    screen.getByRole('button', { name: 'Remove what this run made' }),
  ).toBeVisible();
  const [first, second] = within(
    screen.getByRole('list', { name: 'Steps' }),
  ).getAllByRole('listitem');
  expect(first).toHaveAttribute('data-state', 'done');
  expect(second).toHaveAttribute('data-state', 'failed');
});

it('keeps a run going on whose log is out of reach, and removes nothing of it', async () => {
  show('/runs/task-1', {
    getRun: async () => run({ state: 'running' }),
    listed: [run({ state: 'running' })],
    scaffolder: taskThat(broken),
  });
  expect(
    await screen.findByText(/Could not refresh: the steps and the log/),
  ).toBeVisible();
  expect(
    screen.getByText('checkout-api is being made: step 2 of 2.'),
  ).toBeVisible();
  expect(
    within(screen.getByRole('list', { name: 'Steps' })).getAllByRole(
      'listitem',
    )[1],
  ).toHaveAttribute('data-state', 'running');
  expect(
    screen.queryByRole('button', { name: 'Remove what this run made' }),
  ).not.toBeInTheDocument();
  expect(screen.queryByText(/was stopped on the way/)).not.toBeInTheDocument();
});

it('offers to remove what a run made whose task failed without it', async () => {
  show('/runs/task-1', {
    getRun: async () => run({ state: 'running' }),
    listed: [run({ state: 'running' })],
    scaffolder: task(failure),
  });
  expect(
    await screen.findByText(
      'checkout-api is unfinished: it was stopped on the way.',
    ),
  ).toBeVisible();
  expect(
    screen.getByRole('button', { name: 'Remove what this run made' }),
  ).toBeVisible();
});

it('removes nothing of a failed run while the portal does not answer', async () => {
  let answers = true;
  const failed = run({
    state: 'failed',
    failure: { message: 'No room.', findings: [] },
  });
  show('/runs/task-1', {
    getRun: async () => {
      if (answers) return failed;
      throw new TypeError('network error');
    },
  });
  expect(
    await screen.findByRole('button', { name: 'Remove what this run made' }),
  ).toBeVisible();
  answers = false;
  expect(
    await screen.findByText(/Could not refresh/, {}, { timeout: 5000 }),
  ).toBeVisible();
  expect(screen.getByRole('region', { name: 'Still there' })).toBeVisible();
  expect(
    screen.queryByRole('button', { name: 'Remove what this run made' }),
  ).not.toBeInTheDocument();
});

it('finds a run that has no task by its own id', async () => {
  const tenants = show('/runs/run-1', {
    getRun: async () => run({ idempotencyKey: 'cli:1' }),
  });
  expect(
    await screen.findByRole('heading', { name: 'Run of checkout-api' }),
  ).toBeInTheDocument();
  expect(screen.getByText(/was not started in the portal/)).toBeVisible();
  expect(tenants.getRun).toHaveBeenCalledWith('run-1', expect.anything());
  expect(tenants.getRun).toHaveBeenCalledTimes(1);
});

it('shows the run of somebody else without its log', async () => {
  const tenants = show('/runs/task-1', {
    getRun: async () => run({}),
    scaffolder: noTask(denied),
  });
  expect(
    await screen.findByText('The log is for the person who started this run.'),
  ).toBeVisible();
  expect(tenants.getRun).toHaveBeenCalledWith(
    'scaffolder-task:task-1',
    expect.anything(),
  );
});

it('says when there is no such run, and when it may not be seen', async () => {
  show('/runs/run-9', {
    getRun: async () => {
      throw await notFound();
    },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'It does not exist, or you are not allowed to see it.',
  );
});

it('shows a refusal as one', async () => {
  show('/runs/task-1', {
    getRun: async () => {
      throw await denied();
    },
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You are not allowed to see this run');
  expect(alert).toHaveTextContent('A run is read by its team');
});
