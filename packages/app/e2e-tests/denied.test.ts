import { expect, test, type Page } from '@playwright/test';
import { expectFreshForm, formOf, START_FORM } from './support/goldenPath';
import { signedIn } from './support/person';

let page: Page;

/** Jonas is in no team and holds no role. */
test.describe('without a role', () => {
  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'jonas-weber');
  });

  test.afterAll(() => page.context().close());

  test('home says whom to ask', async () => {
    await page.goto('/');
    await expect(page.getByText('You are in no team yet.')).toBeVisible();
    await expect(
      page.getByText('Ask your team lead or an admin to add you to its group.'),
    ).toBeVisible();
  });

  test('the form says beside the team why it may not be started for it, and who can grant it', async () => {
    await page.goto(START_FORM);
    await expectFreshForm(page);
    const form = formOf(page);
    await form.getByRole('textbox', { name: 'Name' }).fill('e2e-denied');
    await form
      .getByRole('textbox', { name: 'Description' })
      .fill('Is never made: its author holds no role.');
    await form.getByRole('combobox', { name: 'Team' }).fill('Assis');
    await page.getByRole('option', { name: 'Assistant' }).click();
    await page
      .getByRole('button', { name: 'Create repository and objects' })
      .click();
    const team = form.locator('[data-field="owner"]');
    await expect(team).toContainText(
      'You may not provision for team assistant.',
    );
    await expect(team).toContainText('Team assistant adds you to its group');
    expect(new URL(page.url()).pathname).toBe(START_FORM);
  });

  test('the list of runs names the permission, its roles and who can grant it', async () => {
    await page.goto('/runs');
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('You are not allowed to see runs');
    await expect(notice).toContainText('tenants.run.read');
    await expect(notice).toContainText('developer');
    await expect(notice).toContainText('An admin adds you to a group');
  });
});
