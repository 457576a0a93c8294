import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CountedHeld,
  NamespaceCleanUp,
  NamespaceLifetime,
  NamespaceLifetimes,
} from '@waymark/plugin-tenants-common';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { mockTenantsApi } from '../__testUtils__/apis';
import { tenantsPlugin } from '../plugin';

const namespace = (
  team: string,
  environment: string,
  more: Partial<NamespaceLifetime> = {},
): NamespaceLifetime => ({
  name: `${team}-${environment}`,
  team,
  environment,
  path: `tenants/${team}/${environment}/_namespace.yaml`,
  tier: 'shared-standard',
  services: ['checkout-api'],
  state: 'kept',
  reasons: [],
  lastChangeAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  ...more,
});

const expired = namespace('assistant', 'development', {
  tier: 'sandbox',
  state: 'expired',
  reasons: ['Its time to live of 14 days is over'],
  expiresAt: new Date(Date.now() - 2 * 86_400_000).toISOString(),
});

const lifetimes = (items: NamespaceLifetime[]): NamespaceLifetimes => ({
  asOf: new Date().toISOString(),
  base: 'c'.repeat(40),
  source: 'branch main of the GitOps repository, teams of the catalog',
  abandonedAfter: 'P90D',
  warnBefore: 'P3D',
  items,
});

const plan = (more: Partial<NamespaceCleanUp>): NamespaceCleanUp => ({
  dryRun: true,
  namespace: expired,
  base: 'c'.repeat(40),
  documents: [expired.path],
  objects: [
    { kind: 'ResourceQuota', name: 'waymark' },
    { kind: 'NetworkPolicy', name: 'deny' },
    { kind: 'NetworkPolicy', name: 'dns' },
  ],
  ...more,
});

const dirname = (path: string) => path.replace(/[^/]*$/, '');

const show = (
  items: NamespaceLifetime[],
  at = '/namespaces',
  held: CountedHeld[] = [],
) => {
  const tenants = mockTenantsApi({
    listNamespaceLifetimes: async () => lifetimes(items),
    listNamespaces: async () => ({
      asOf: new Date().toISOString(),
      items: items.map(({ name, team, environment, path, services }) => ({
        name,
        team,
        environment,
        path,
        services,
        quota: [
          {
            resource: 'requests.cpu',
            unit: 'cores' as const,
            limit: 8,
            used: 2,
            requested: 0,
            left: 6,
          },
        ],
        held: held.filter(one => dirname(one.path) === dirname(path)),
        reality: { state: 'unknown' as const, reason: 'no cluster connected' },
        links: [
          {
            kind: 'intent' as const,
            title: 'Intent in Git',
            url: `https://forge.example/${path}`,
          },
        ],
      })),
    }),
    cleanUpNamespace: jest.fn(async (_name, body) =>
      body?.dryRun
        ? plan({})
        : plan({
            dryRun: false,
            changeSet: {
              id: 'one',
              state: 'proposed',
              changeRequest: {
                number: 7,
                url: 'https://forge.example/pulls/7',
              },
            },
          }),
    ),
  });
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: [at],
    apis: [tenants],
  });
  return tenants;
};

it('tells how long each is wanted, and narrows them by what the URL asks for', async () => {
  show(
    [expired, namespace('assistant', 'production')],
    '/namespaces?environment=production',
  );
  expect(
    await screen.findByText('1 namespace, none of which is over.'),
  ).toBeVisible();
  expect(
    screen.getByRole('link', { name: 'assistant-production' }),
  ).toHaveAttribute(
    'href',
    'https://forge.example/tenants/assistant/production/_namespace.yaml',
  );
  expect(screen.getByText('2 of 8 cores')).toBeVisible();
  expect(screen.getByText('3 d ago')).toBeVisible();
  expect(screen.getByText(/teams of the catalog/)).toBeVisible();
  await expectAccessible();
});

it('says of which commit what is held is counted', async () => {
  show([namespace('assistant', 'production')], '/namespaces', [
    {
      path: 'tenants/assistant/production/checkout-api.yaml',
      from: 'd'.repeat(40),
      since: new Date(Date.now() - 2 * 3_600_000).toISOString(),
    },
  ]);
  expect(
    await screen.findByText(
      /checkout-api\.yaml counts as of commit ddddddd; held since/,
    ),
  ).toHaveTextContent('2 h ago');
});

it('proposes to remove what is over, after saying what goes', async () => {
  const tenants = show([expired, namespace('assistant', 'production')]);
  expect(
    await screen.findByText('2 namespaces, one of which is over and can go.'),
  ).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Clean up assistant-development' }),
  );
  const dialog = await screen.findByRole('dialog');
  expect(
    await within(dialog).findByText('Its time to live of 14 days is over.'),
  ).toBeVisible();
  expect(within(dialog).getByText('2 NetworkPolicy')).toBeVisible();
  expect(tenants.cleanUpNamespace).toHaveBeenCalledTimes(1);
  await expectAccessible();

  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Propose change' }),
  );
  expect(
    await within(dialog).findByRole('link', { name: 'change request #7' }),
  ).toHaveAttribute('href', 'https://forge.example/pulls/7');
  await waitFor(() =>
    expect(tenants.cleanUpNamespace).toHaveBeenLastCalledWith(
      'assistant-development',
    ),
  );
});

it('leads to what is proposed already instead of asking again', async () => {
  show([
    {
      ...expired,
      cleanUp: {
        id: 'one',
        state: 'proposed',
        changeRequest: { number: 7, url: 'https://forge.example/pulls/7' },
      },
    },
  ]);
  expect(
    await screen.findByRole('link', { name: 'Proposed #7' }),
  ).toHaveAttribute('href', 'https://forge.example/pulls/7');
  expect(
    screen.queryByRole('button', { name: /^Clean up/ }),
  ).not.toBeInTheDocument();
});

it('tells no namespaces from no match, and clears the filters', async () => {
  show([expired], '/namespaces?state=abandoned');
  expect(
    await screen.findByText('No namespace matches these filters.'),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(
    await screen.findByText('1 namespace, one of which is over and can go.'),
  ).toBeVisible();
});
