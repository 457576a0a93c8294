import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { run } from '../__testUtils__/fixtures';
import {
  broken,
  denied,
  noTask,
  notFound,
  show,
  task,
  taskThat,
} from '../__testUtils__/runPage';

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

it('names namespace, workload, Application and the objects of each concern, each with its address', async () => {
  const forge = 'https://forge.example/meridian/gitops/src/commit/0123456';
  const object = (kind: string, path: string) => ({
    kind,
    name: 'checkout-api',
    origin: 'workload' as const,
    path,
    url: `${forge}/${path}`,
  });
  show('/runs/run-1', {
    getRun: async () =>
      run({
        makes: {
          objectCount: 3,
          items: [
            {
              kind: 'namespace',
              title: 'Namespace assistant-development with 12 objects',
              target: 'assistant-development',
              exists: false,
              url: `${forge}/local/assistant-development/_baseline`,
            },
            {
              kind: 'workload',
              title: 'Workload checkout-api with 3 objects',
              target: 'tenants/assistant/development/checkout-api.yaml',
              exists: false,
              url: `${forge}/local/assistant-development/checkout-api`,
            },
            {
              kind: 'application',
              title: 'Argo CD Application checkout-api',
              target: 'argocd/local/checkout-api.yaml',
              exists: false,
              url: `${forge}/argocd/local/checkout-api.yaml`,
            },
          ],
          groups: [
            {
              concern: 'run',
              objects: [
                object('Deployment', 'deployment.yaml'),
                object('Application', 'application.yaml'),
              ],
            },
            { concern: 'reach', objects: [object('Service', 'service.yaml')] },
          ],
        },
      }),
    kubernetes: async () => [{ name: 'local', authProvider: 'x' }],
  });
  const things = within(
    await screen.findByRole('list', { name: 'Things made' }),
  );
  const hrefOf = (name: RegExp) =>
    things.getByRole('link', { name }).getAttribute('href');
  expect(hrefOf(/Namespace assistant-development/)).toMatch(/_baseline$/);
  expect(hrefOf(/Workload checkout-api/)).toMatch(/development.checkout-api$/);
  expect(hrefOf(/Argo CD Application/)).toMatch(/argocd.local/);
  expect(
    await things.findByRole('link', { name: /In the cluster/ }),
  ).toHaveAttribute(
    'href',
    '/catalog/default/component/checkout-api/kubernetes',
  );
  const made = screen.getByRole('region', { name: 'What was made' });
  expect(
    within(made).queryByRole('link', { name: 'Rendered objects' }),
  ).not.toBeInTheDocument();
  await userEvent.click(
    within(made).getByRole('button', { name: /Run.*2 objects/ }),
  );
  expect(
    within(made).getByRole('link', { name: /Deployment checkout-api/ }),
  ).toHaveAttribute('href', `${forge}/deployment.yaml`);
  expect(
    within(made).getByRole('button', { name: /Reach.*1 object/ }),
  ).toBeVisible();
  await expectAccessible();
});

it('calls unknown what an older run made, not nothing', async () => {
  show('/runs/run-1', {
    getRun: async () =>
      run({ changeSet: { id: 'c', state: 'committed', paths: [] } }),
  });
  expect(await screen.findByText(/Unknown: this run is older/)).toBeVisible();
  expect(
    screen.queryByRole('list', { name: 'Things made' }),
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
