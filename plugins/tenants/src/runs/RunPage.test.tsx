import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import ObservableImpl from 'zen-observable';
import { tenantsPlugin } from '../plugin';
import { mockScaffolderApi, mockTenantsApi } from '../__testUtils__/apis';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { answered, finding, run, service } from '../__testUtils__/fixtures';

const notFound = () =>
  answered(404, { name: 'NotFoundError', message: 'No such run' });

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

/** A task with two steps: the first is done after 2 s, the second has begun. */
const task = () =>
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
      ).concat(new ObservableImpl(() => {})),
  });

const noTask = () =>
  mockScaffolderApi({
    getTask: async () => {
      throw await notFound();
    },
  });

function show(
  path: string,
  getRun: (idOrKey: string) => Promise<ProvisioningRun>,
  scaffolder = noTask(),
) {
  const tenants = mockTenantsApi({
    getRun,
    getService: async () => service,
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
  show(
    '/runs/task-1',
    async () => {
      throw await notFound();
    },
    task(),
  );
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
});

it('says what was made, with links, evidence, times and three next steps', async () => {
  const tenants = show('/runs/task-1', async () => run({}));
  expect(
    await screen.findByText(
      'checkout-api is made: its repository, intent and catalog entry are there.',
    ),
  ).toBeInTheDocument();
  expect(tenants.getRun).toHaveBeenCalledWith(
    'scaffolder-task:task-1',
    expect.anything(),
  );
  const ledger = screen.getByRole('list', { name: 'Ledger' });
  expect(
    within(ledger).getByRole('link', {
      name: 'https://forge.example/meridian/checkout-api',
    }),
  ).toBeInTheDocument();
  expect(ledger).toHaveTextContent('head commit 0123456');
  expect(
    screen.getByText(
      'A bootstrap image runs until the pipeline has built one.',
    ),
  ).toBeInTheDocument();
  expect(screen.getByText('12.0 s')).toBeInTheDocument();
  expect(screen.getByText('500 ms')).toBeInTheDocument();
  expect(
    await screen.findAllByRole('link', { name: 'Rendered objects' }),
  ).not.toHaveLength(0);
  const next = screen.getByRole('region', { name: 'Next' });
  expect(within(next).getAllByRole('listitem')).toHaveLength(3);
  expect(next).toHaveTextContent(
    'git clone https://forge.example/meridian/checkout-api.git',
  );
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
  const tenants = show('/runs/task-1', async () => failed);
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

it('finds a run that has no task by its own id, and says when there is none', async () => {
  show('/runs/run-1', async idOrKey => {
    if (idOrKey === 'run-1') return run({ idempotencyKey: 'cli:1' });
    throw await notFound();
  });
  expect(
    await screen.findByRole('heading', { name: 'Run of checkout-api' }),
  ).toBeInTheDocument();
  expect(screen.getByText(/was not started in the portal/)).toBeVisible();
});

it('shows a refusal as one', async () => {
  show('/runs/task-1', async () => {
    throw await answered(403, {
      name: 'DeniedError',
      message: 'You may not read runs for team risk-models.',
      permission: 'tenants.run.read',
      roles: ['developer'],
      whoCanGrant: 'An admin adds you to its group.',
    });
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'You are not allowed to see this run',
  );
});
