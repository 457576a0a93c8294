import { expect, test, type Page } from '@playwright/test';
import { START_FORM } from './support/goldenPath';
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

  test('a golden path offers no form, says why and who can grant it, and can be read', async () => {
    await page.goto(START_FORM);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText(
      'You are not allowed to start this golden path',
    );
    await expect(notice).toContainText('scaffolder.task.create');
    await expect(notice).toContainText('An admin adds you to a group');
    await expect(page.getByRole('list', { name: 'Creates' })).toBeVisible();
    await expect(page.getByRole('form')).toHaveCount(0);
  });

  test('the list of runs names the permission, its roles and who can grant it', async () => {
    await page.goto('/runs');
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('You are not allowed to see runs');
    await expect(notice).toContainText('tenants.run.read');
    await expect(notice).toContainText('Developer');
    await expect(notice).toContainText('An admin adds you to a group');
  });
});
