import {
  expect,
  type Browser,
  type Locator,
  type Page,
} from '@playwright/test';

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
    viewport: { width, height: heightOf(width) },
  });
  return context.newPage();
}

/**
 * What every page is looked at in: light and dark on a desk, and on a telephone. Colours do not depend on the width, so the
 * telephone's dark shows nothing that the others do not.
 */
export const VIEWS = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
] as const satisfies readonly View[];

/** One of those views. */
export type MainView = (typeof VIEWS)[number];

/** Turns an open page to a view; what the view does not name stays. */
export async function setView(
  page: Page,
  { colorScheme, width }: View,
): Promise<void> {
  if (width) await page.setViewportSize({ width, height: heightOf(width) });
  if (colorScheme) await page.emulateMedia({ colorScheme });
}

/** The height of a window of that width: a telephone's or a desk's. */
function heightOf(width: number): number {
  return width === 360 ? 780 : 900;
}

/** Presses the sign-in button and chooses a person on the identity provider's page. */
export async function signIn(page: Page, person: string): Promise<void> {
  const popup = page.waitForEvent('popup');
  await signInButton(page).click();
  const provider = await popup;
  await provider.locator(`button[name="login"][value="${person}"]`).click();
  await expect(signInButton(page)).toBeHidden();
}

/** The sign-in page's one button. */
export function signInButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Sign in' });
}

/** Signs out where Backstage offers it: in the settings. */
export async function signOut(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByRole('menuitem', { name: 'Sign Out' }).click();
  await expect(signInButton(page)).toBeVisible();
}
