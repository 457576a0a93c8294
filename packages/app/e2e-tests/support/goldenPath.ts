import { expect, type Locator, type Page } from '@playwright/test';

/** The golden path's own page. */
export const START_FORM = '/start/internal-http-service';

/** What a test fills in; everything else keeps its default. */
export type ServiceAnswers = { name: string; description: string };

/** A name nobody has used: `e2e-<purpose>-<now>`, filled up to `length` if one is given. */
export function uniqueName(purpose: string, length = 0): string {
  const name = `e2e-${purpose}-${Date.now().toString(36)}`;
  return name.padEnd(length, `-${purpose}`).replace(/-$/, 'x');
}

/** The form beside its preview. */
export function formOf(page: Page): Locator {
  return page.getByRole('form', { name: 'What it is to be' });
}

/** What the form would make. */
export function previewOf(page: Page): Locator {
  return page.getByRole('region', { name: 'What it makes' });
}

/** The page's one action, once it knows how many objects it makes. */
export function submitOf(page: Page): Locator {
  return page.getByRole('button', {
    name: /^Create repository and \d+ objects$/,
  });
}

/** Opens the form as a person finds it who has left no draft, and waits until its preview has answered. */
export async function openForm(page: Page): Promise<void> {
  await page.goto(START_FORM);
  await expectFreshForm(page);
}

/** Discards the draft that an earlier test may have left, and waits until the preview has answered. */
export async function expectFreshForm(page: Page): Promise<void> {
  await expect(previewOf(page).getByRole('tablist')).toBeVisible();
  const discard = page.getByRole('button', { name: 'Discard draft' });
  if (await discard.isVisible()) await discard.click();
  await expect(formOf(page).getByRole('textbox', { name: 'Name' })).toHaveValue(
    '',
  );
  await expect(page.getByText(/^Name it and choose a team/)).toBeVisible();
}

/** Fills in what has no default, and waits until the preview has caught up with it. */
export async function fillForm(
  page: Page,
  { name, description }: ServiceAnswers,
): Promise<void> {
  const form = formOf(page);
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('textbox', { name: 'Description' }).fill(description);
  await expect(page.getByText(`${name} will be a repository`)).toBeVisible();
  await expect(submitOf(page)).toBeVisible();
}

/** Submits the form and waits for the run's page. Returns the address of the run. */
export async function submit(page: Page): Promise<string> {
  await submitOf(page).click();
  await page.waitForURL(/\/runs\/[^/]+$/);
  return new URL(page.url()).pathname;
}

/** Waits on the run's page until everything is made. */
export async function expectMade(page: Page, service: string): Promise<void> {
  await expect(page.getByText(`${service} is made:`)).toBeVisible({
    timeout: 90_000,
  });
}

/** Takes a service down the golden path. Returns the address of its run. */
export async function makeService(
  page: Page,
  answers: ServiceAnswers,
): Promise<string> {
  await openForm(page);
  await fillForm(page, answers);
  const run = await submit(page);
  await expectMade(page, answers.name);
  return run;
}
