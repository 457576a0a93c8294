import { ResponseError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ApprovalsApi,
  BreakGlassInput,
} from '@waymark/plugin-approvals-common';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { approvalsApiRef } from '../api';
import { ApprovalsRoutes } from '../ApprovalsRoutes';

const PLACE =
  'team=assistant&environment=production&namespace=assistant-production';
const REASON = 'The rollout hangs.';

function open(breakGlass: ApprovalsApi['breakGlass']) {
  const api: Partial<ApprovalsApi> = {
    breakGlass,
    listRequests: async () => ({
      items: [],
      counts: { waiting: 0, mine: 0, all: 0 },
    }),
  };
  return renderInTestApp(<ApprovalsRoutes />, {
    apis: [[approvalsApiRef, api], mockApis.permission()],
    initialRouteEntries: [`/break-glass?${PLACE}`],
  });
}

it('takes access to production by its name, and says what is wrong beside the field', async () => {
  const sent: BreakGlassInput[] = [];
  const refused = await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: {
          name: 'InputError',
          message: 'minutes: too long',
          findings: [
            {
              path: 'minutes',
              constraint: 'minutes.most',
              message: 'Access is taken for at most 30 minutes.',
              fix: 'Use 30 or less.',
              severity: 'error',
            },
          ],
        },
        response: { statusCode: 400 },
      }),
      { status: 400, headers: { 'Content-Type': 'application/json' } },
    ),
  );
  const { container } = open(async input => {
    sent.push(input);
    throw refused;
  });
  const take = await screen.findByRole('button', { name: 'Take access' });
  await userEvent.type(screen.getByRole('textbox', { name: /^Why/ }), REASON);
  expect(take).toBeDisabled();
  await userEvent.type(
    screen.getByRole('textbox', { name: /Type assistant-production/ }),
    'assistant-production',
  );
  await expectAccessible(container);
  await userEvent.click(take);
  await screen.findByText('Access is taken for at most 30 minutes.');
  await userEvent.click(take);
  expect(sent).toMatchObject([
    {
      team: 'assistant',
      environment: 'production',
      role: 'viewer',
      minutes: 60,
      reason: REASON,
      confirm: 'assistant-production',
    },
    { idempotencyKey: sent[0].idempotencyKey },
  ]);
});
