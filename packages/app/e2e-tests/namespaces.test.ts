import { expect, test, type Page } from '@playwright/test';
import { lookAt } from './support/look';
import { setView, signedIn, VIEWS, type MainView } from './support/person';
import { keepForDocs } from './support/screenshot';

const DAY_MS = 86_400_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

/** What only time makes: sandboxes that end, one that has ended, and a namespace that nobody wants any more. */
async function withEnds(page: Page): Promise<void> {
  const ends: Record<string, object> = {
    'assistant-staging': {
      tier: 'sandbox',
      state: 'expired',
      reasons: ['Its time to live of 14 days is over'],
      ttl: 'P14D',
      expiresAt: inDays(-2),
    },
    'search-relevance-development': {
      state: 'abandoned',
      reasons: ['It has no workload, and no commit for 90 days'],
      services: [],
      lastChangeAt: inDays(-112),
    },
    'data-platform-development': {
      tier: 'sandbox',
      state: 'expired',
      reasons: ['Its time to live of 14 days is over'],
      ttl: 'P14D',
      expiresAt: inDays(-5),
      cleanUp: {
        id: 'b0c7b9a4',
        state: 'proposed',
        changeRequest: { number: 41, url: 'https://forge.example/pulls/41' },
      },
    },
    'risk-models-development': {
      tier: 'sandbox',
      state: 'expiring',
      reasons: ['It expires within 3 days'],
      ttl: 'P14D',
      expiresAt: inDays(2),
    },
  };
  await page.route('**/api/tenants/namespace-lifetimes*', async route => {
    const response = await route.fetch();
    const { items, ...answer } = await response.json();
    await route.fulfill({
      response,
      json: {
        ...answer,
        items: items.map((item: { name: string }) => ({
          ...item,
          ...ends[item.name],
        })),
      },
    });
  });
  await page.route('**/api/tenants/namespaces/*/clean-up', route =>
    route.fulfill({
      json: {
        dryRun: true,
        base: 'c'.repeat(40),
        namespace: {
          name: 'assistant-staging',
          team: 'assistant',
          environment: 'staging',
          path: 'tenants/assistant/staging/_namespace.yaml',
          services: ['prompt-gateway'],
          ...ends['assistant-staging'],
        },
        documents: [
          'tenants/assistant/staging/prompt-gateway.yaml',
          'tenants/assistant/staging/_namespace.yaml',
        ],
        objects: [
          ...['Deployment', 'Service', 'HorizontalPodAutoscaler', 'Namespace'],
          ...['NetworkPolicy', 'NetworkPolicy', 'NetworkPolicy'],
          ...['ResourceQuota', 'LimitRange', 'RoleBinding', 'RoleBinding'],
        ].map((kind, index) => ({ kind, name: `${index}` })),
      },
    }),
  );
}

test.describe('namespaces for who owns them and who runs the platform', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'fatima-haddad');
  });
  test.afterEach(() => page.unrouteAll({ behavior: 'ignoreErrors' }));
  test.afterAll(() => page.context().close());

  test('are found in the navigation, and narrowed by keyboard and address', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Namespaces' }).first().click();
    await expect(
      page.getByText(/^\d+ namespaces, none of which is over\.$/),
    ).toBeVisible();
    const search = page.getByRole('searchbox', { name: 'Namespace name' });
    await search.fill('production');
    await search.press('Enter');
    await expect(page).toHaveURL(/name=production/);
    await expect(
      page.getByRole('link', { name: 'assistant-production', exact: true }),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'assistant-development', exact: true }),
    ).toHaveCount(0);
  });

  const showsEnds = async (view: MainView) => {
    await withEnds(page);
    await setView(page, view);
    await page.goto('/namespaces');
    await expect(page.getByText(/of which are over and can go/)).toBeVisible();
    await lookAt(page, 'namespaces', view);
    await keepForDocs(page, 'namespaces', view);
    await page
      .getByRole('button', { name: 'Clean up assistant-staging' })
      .click();
    await expect(page.getByText('3 NetworkPolicy')).toBeVisible();
    await lookAt(page, 'namespaces-clean-up', view);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  for (const view of VIEWS) {
    test(`shows what is over at ${view.width} px, ${view.colorScheme}`, () =>
      showsEnds(view));
  }
});

test('somebody without a role is told which permission is missing', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'jonas-weber');
  await page.goto('/namespaces');
  await expect(page.getByRole('alert').first()).toContainText(
    'tenants.namespace.read',
  );
  await page.context().close();
});
