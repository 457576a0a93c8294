import { expect, test, type Page } from '@playwright/test';
import { openForm, START_FORM } from './support/goldenPath';
import { signedIn } from './support/person';

const RUNS = '**/api/tenants/runs?*';
const FAILURE = {
  status: 500,
  headers: { 'x-request-id': 'e2e-0001' },
  json: {
    error: { name: 'Error', message: 'PostgreSQL refused the connection.' },
    response: { statusCode: 500 },
  },
};

let page: Page;

const retry = () => page.getByRole('button', { name: 'Try again' });

test.describe('what a page shows when there is nothing to show', () => {
  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'ada-okafor');
  });

  test.afterEach(() => page.unrouteAll());
  test.afterAll(() => page.context().close());

  test('no run matches: why, and the way back to all', async () => {
    await page.goto('/runs?service=no-such-service');
    await expect(page.getByText('No run matches these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByText('No run matches these filters.')).toBeHidden();
    expect(new URL(page.url()).search).toBe('');
  });

  test('no entity matches in the catalog', async () => {
    await page.goto('/catalog?filters[kind]=component&filters[user]=all');
    const rows = page.getByRole('link', { name: 'Prompt gateway' });
    await expect(rows.first()).toBeVisible();
    await page.getByPlaceholder('Search').last().fill('no such service');
    await expect(rows).toHaveCount(0);
    await expect(page.getByText('No records to display')).toBeVisible();
  });

  test('a run that nobody knows', async () => {
    await page.goto('/runs/00000000-0000-4000-8000-000000000000');
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('The run did not load');
    await expect(notice).toContainText('It does not exist');
    await page.getByRole('link', { name: 'All runs' }).click();
    await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  });

  test('an address that leads nowhere', async () => {
    await page.goto('/no-such-page');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Not found' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Go to home' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Home' }),
    ).toBeVisible();
  });

  test('a failing back end: what failed, why, its request id, and another try', async () => {
    await page.route(RUNS, route => route.fulfill(FAILURE));
    await page.goto('/runs');
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('The list of runs did not load');
    await expect(notice).toContainText('PostgreSQL refused the connection.');
    await expect(notice).toContainText('Request id e2e-0001');
    await page.unroute(RUNS);
    await retry().click();
    await expect(notice).toBeHidden();
    await expect(page.getByText(/^As of/)).toBeVisible();
  });

  test('a preview that does not come', async () => {
    await page.route('**/api/tenants/preview', route =>
      route.abort('timedout'),
    );
    await page.goto(START_FORM);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('The preview did not load');
    await expect(notice).toContainText('The portal did not answer.');
    await page.unrouteAll();
    await retry().click();
    await openForm(page);
  });

  test('home with one source failing keeps the others', async () => {
    await page.route('**/api/tenants/**', route => route.fulfill(FAILURE));
    await page.goto('/');
    await expect(
      page.getByText('PostgreSQL refused the connection.').first(),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Prompt gateway' }),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Internal HTTP service' }),
    ).toBeVisible();
  });

  test('a slow back end: the page stands, skeletons hold the place of what is coming', async () => {
    await page.route(RUNS, async route => {
      const answer = await route.fetch();
      await new Promise(resolve => setTimeout(resolve, 2000));
      await route.fulfill({ response: answer });
    });
    await page.goto('/runs');
    await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
    await expect(page.locator('.bui-Skeleton').first()).toBeVisible();
    await expect(page.getByText(/^As of/)).toBeVisible();
    await expect(page.locator('.bui-Skeleton')).toHaveCount(0);
  });
});
