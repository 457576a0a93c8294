import { expect, test, type Page } from '@playwright/test';
import { expectNoSeriousFinding } from './support/axe';
import {
  openView,
  signedIn,
  signIn,
  signInButton,
  signOut,
} from './support/person';

async function expectProfile(page: Page, name: string) {
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
}

test.describe('signing in', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`asks in one step, accessibly, in ${colorScheme}`, async ({
      browser,
    }) => {
      const page = await openView(browser, { colorScheme });
      await page.goto('/');
      await expect(signInButton(page)).toBeVisible();
      await expect(
        page.getByRole('heading', { level: 1, name: 'Waymark' }),
      ).toBeVisible();
      await expectNoSeriousFinding(page);

      const popup = page.waitForEvent('popup');
      await signInButton(page).click();
      const provider = await popup;
      await expect(
        provider.getByRole('heading', { name: 'Choose who you are' }),
      ).toBeVisible();
      await expectNoSeriousFinding(provider);
    });
  }

  test('goes back to the button when the provider is closed', async ({
    browser,
  }) => {
    const page = await openView(browser);
    await page.goto('/');
    const popup = page.waitForEvent('popup');
    await signInButton(page).click();
    await (await popup).close();
    await expect(signInButton(page)).toBeEnabled();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('keeps the session over a reload, ends it, and takes someone else', async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'ada-okafor');
    await expectProfile(page, 'Ada Okafor');

    await page.reload();
    await expect(
      page.getByRole('heading', { name: 'Ada Okafor', exact: true }),
    ).toBeVisible();

    await signOut(page);
    await page.goto('/catalog');
    await expect(signInButton(page)).toBeVisible();

    await signIn(page, 'dara-novak');
    await expectProfile(page, 'Dara Novak');
  });

  test('opens the page that a link asked for, once signed in', async ({
    browser,
  }) => {
    const page = await openView(browser);
    await page.goto('/runs?state=failed');
    await signIn(page, 'ada-okafor');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Runs' }),
    ).toBeVisible();
    expect(new URL(page.url()).search).toBe('?state=failed');
  });
});
