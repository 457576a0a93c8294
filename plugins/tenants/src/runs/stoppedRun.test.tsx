import { LogEvent } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RunRemoval } from '@waymark/plugin-tenants-common';
import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { finding, run } from '../__testUtils__/fixtures';
import { show, task } from '../__testUtils__/runPage';

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
