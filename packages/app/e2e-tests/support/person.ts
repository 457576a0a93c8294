import { expect, type Browser, type Page } from '@playwright/test';

/** How a page is opened. */
export type View = {
  colorScheme?: 'light' | 'dark';
  width?: 360 | 1024 | 1440;
};

/** Opens a page of its own with a fresh session, signed in by OIDC as one of the example people. */
export async function signedIn(
  browser: Browser,
  person: string,
  view: View = {},
): Promise<Page> {
  const page = await openView(browser, view);
  await page.goto('/');
  await signIn(page, person);
  return page;
}

/** A page with a fresh session, not signed in. */
export async function openView(
  browser: Browser,
  { colorScheme = 'light', width = 1440 }: View = {},
): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width, height: width === 360 ? 780 : 900 },
  });
  return context.newPage();
}

/** Presses the sign-in button and chooses a person on the identity provider's page. */
export async function signIn(page: Page, person: string): Promise<void> {
  const button = page.getByRole('button', { name: /^sign in/i });
  const popup = page.waitForEvent('popup');
  await button.click();
  const provider = await popup;
  await provider.locator(`button[name="login"][value="${person}"]`).click();
  await expect(button).toBeHidden();
}
