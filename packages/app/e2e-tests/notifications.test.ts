import { expect, test } from '@playwright/test';
import { makeService, uniqueName } from './support/goldenPath';
import { signedIn } from './support/person';
import { keepPicture } from './support/screenshot';

test('a run that is done is told of once, and leads to its page and to what it made', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'ada-okafor');
  const service = uniqueName('told');
  const description = 'Answers questions about notifications.';
  const run = await makeService(page, { name: service, description });

  const made = page.getByRole('list', { name: 'Things made' });
  for (const name of [
    /^Namespace assistant-development/,
    new RegExp(`^Workload ${service}`),
    /^Argo CD Application/,
  ]) {
    const link = made.getByRole('link', { name }).first();
    const address = await link.getAttribute('href');
    expect((await page.request.get(address ?? '')).status()).toBe(200);
  }

  await page.goto('/notifications');
  const told = page.getByRole('link', { name: `${service} is made` });
  await expect(told).toHaveCount(1, { timeout: 30_000 });
  await keepPicture(page, 'notifications');
  await told.click();
  await page.waitForURL(`**${run}`);
  await expect(
    page.getByRole('heading', { name: `Run of ${service}` }),
  ).toBeVisible();
  await page.context().close();
});
