import { screen, within } from '@testing-library/react';
import { expectAccessible, failedAnswer } from '@waymark/portal-ui/testUtils';
import {
  commit,
  commits,
  component,
  docs,
  failedRun,
} from './__testUtils__/answers';
import { answer, show } from './__testUtils__/show';

it('answers what needs me, then shows my services, paths and changes', async () => {
  show({
    entities: [
      component('prompt-router', docs),
      component('assistant-api', {}),
    ],
    answers: {
      '/tenants/runs': answer({ items: [failedRun] }),
      '/changes/commits': answer(commits(commit)),
    },
  });
  expect(
    await screen.findByText('2 things need you. Your teams own 2 services.'),
  ).toBeInTheDocument();
  const needs = screen.getByRole('region', { name: 'Needs you' });
  expect(
    within(needs).getByRole('link', { name: 'The run of ledger-api failed' }),
  ).toHaveAttribute('href', '/runs/task-1');
  expect(
    within(needs).getByRole('link', { name: 'assistant-api has no docs' }),
  ).toHaveAttribute('href', '/catalog/default/component/assistant-api');

  const table = within(screen.getByRole('region', { name: 'Your services' }));
  expect(table.getByRole('row', { name: /prompt-router/ })).toHaveTextContent(
    'prompt-routerdevelopment2 to 4 replicas, small, bootstrap imageUnknownno cluster connected',
  );
  expect(table.getByRole('row', { name: /assistant-api/ })).toHaveTextContent(
    'No intent in Git',
  );
  expect(
    await screen.findByRole('link', { name: 'Internal HTTP service' }),
  ).toHaveAttribute('href', '/start/internal-http-service');
  expect(
    await screen.findByRole('link', {
      name: 'prompt-router added to development, and one more document',
    }),
  ).toHaveAttribute('href', commit.url);
  await expectAccessible();
});

it('says so when nothing needs me and my teams own nothing', async () => {
  show({});
  expect(await screen.findByText('Nothing needs you.')).toBeInTheDocument();
  expect(screen.getByText('Your teams own no service')).toBeInTheDocument();
  expect(await screen.findByText('No change yet')).toBeInTheDocument();
  expect(await screen.findByText('No runs yet')).toBeInTheDocument();
});

it('keeps what did load when one source fails, and names that source', async () => {
  show({
    entities: [component('assistant-api', {})],
    answers: {
      '/tenants/runs': () =>
        failedAnswer(503, {
          name: 'ServiceUnavailableError',
          message: 'The database is away.',
        }),
    },
  });
  expect(
    await screen.findByText('Runs did not load: The database is away.'),
  ).toBeInTheDocument();
  expect(screen.getByText('assistant-api has no docs')).toBeInTheDocument();
});
