import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expectAccessible } from '../testUtils';
import { Problem } from './Problem';

/** An error as a backend of the portal answers it. */
function answered(status: number, error: Record<string, unknown>) {
  const body = { error, response: { statusCode: status } };
  const headers = {
    'content-type': 'application/json',
    'x-request-id': 'req-7f3a',
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), { status, headers }),
  );
}

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
  show(
    await answered(403, {
      name: 'DeniedError',
      message: 'You may not read runs for team assistant.',
      permission: 'tenants.run.read',
      roles: ['developer', 'operator'],
      team: 'assistant',
      whoCanGrant: 'An admin adds you to a group with the role developer.',
    }),
    jest.fn(),
  );
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You are not allowed to see this run');
  expect(alert).toHaveTextContent('You may not read runs for team assistant.');
  expect(alert).toHaveTextContent('tenants.run.read');
  expect(alert).toHaveTextContent('developer, operator');
  expect(alert).toHaveTextContent('An admin adds you to a group');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  await expectAccessible(alert);
});

it('says whom to ask when a refusal does not', async () => {
  show(await answered(403, { name: 'NotAllowedError', message: '' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Ask your platform team for access.',
  );
});

it('shows why it failed, the id of the request, and tries again', async () => {
  const retry = jest.fn();
  show(
    await answered(500, { name: 'Error', message: 'The forge is away.' }),
    retry,
  );
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
  show(await answered(status, { name: 'Error', message: 'x' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(words);
});

it('tells a portal that does not answer from one that refuses', async () => {
  show(new TypeError('fetch failed'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The portal did not answer.',
  );
});
