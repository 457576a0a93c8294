import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { tenantsPlugin } from '../plugin';
import { mockTenantsApi } from '../__testUtils__/apis';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { run } from '../__testUtils__/fixtures';

it('lists what the URL asks for, and links each run by its task', async () => {
  const tenants = mockTenantsApi({
    listRuns: async () => ({
      items: [run({}), run({ id: 'run-2', idempotencyKey: 'cli:2' })],
    }),
  });
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: ['/runs?state=done&mine=true&service=checkout-api'],
    apis: [tenants],
  });
  const [first, second] = await screen.findAllByRole('link', {
    name: 'checkout-api',
  });
  expect(first).toHaveAttribute('href', '/runs/task-1');
  expect(second).toHaveAttribute('href', '/runs/run-2');
  expect(tenants.listRuns).toHaveBeenLastCalledWith(
    { state: 'done', mine: true, service: 'checkout-api', limit: 25 },
    expect.anything(),
  );
  await expectAccessible();

  await userEvent.click(screen.getByRole('checkbox', { name: 'Only mine' }));
  await waitFor(() =>
    expect(tenants.listRuns).toHaveBeenLastCalledWith(
      { state: 'done', service: 'checkout-api', limit: 25 },
      expect.anything(),
    ),
  );
});

it('tells no runs from no match, and clears the filters', async () => {
  const tenants = mockTenantsApi({ listRuns: async () => ({ items: [] }) });
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: ['/runs?state=failed'],
    apis: [tenants],
  });
  expect(
    await screen.findByText('No run matches these filters.'),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(
    await screen.findByText(/Nobody has started a golden path/),
  ).toBeVisible();
});
