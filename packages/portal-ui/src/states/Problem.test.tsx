import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  asError,
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '../testUtils';
import { Problem } from './Problem';

const show = (error: Error, onRetry?: () => void) =>
  renderInTestApp(
    <Problem
      error={error}
      what="The run"
      verb="see this run"
      onRetry={onRetry}
    />,
  );

it('names the permission that is missing, and who can grant it', async () => {
  show(await asError(deniedAnswer('tenants.run.read', 'assistant')), jest.fn());
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You are not allowed to see this run');
  expect(alert).toHaveTextContent(
    'You may not read provisioning runs for team assistant.',
  );
  expect(alert).toHaveTextContent('tenants.run.read');
  expect(alert).toHaveTextContent('Developer, Reviewer, Platform engineer');
  expect(alert).toHaveTextContent('Team assistant adds you to its group');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  await expectAccessible(alert);
});

it('says whom to ask when a refusal does not', async () => {
  const answer = failedAnswer(403, { name: 'NotAllowedError', message: '' });
  show(await asError(answer));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Ask your platform team for access.',
  );
});

it('shows why it failed, the id of the request, and tries again', async () => {
  const retry = jest.fn();
  const answer = failedAnswer(500, {
    name: 'Error',
    message: 'The forge is away.',
  });
  show(await asError(answer), retry);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The run did not load');
  expect(alert).toHaveTextContent('The forge is away.');
  expect(alert).toHaveTextContent('Request id req-7f3a');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledTimes(1);
  await expectAccessible(alert);
});

it.each([
  [401, 'Your session has ended.'],
  [404, 'It does not exist, or you are not allowed to see it.'],
])('says what status %i means', async (status, words) => {
  show(await asError(failedAnswer(status, { name: 'Error', message: 'x' })));
  expect(await screen.findByRole('alert')).toHaveTextContent(words);
});

it('tells a portal that does not answer from one that refuses', async () => {
  show(new TypeError('fetch failed'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The portal did not answer.',
  );
});
