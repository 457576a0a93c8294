import { expect, test } from '@playwright/test';
import {
  expectFreshForm,
  expectMade,
  formOf,
  previewOf,
  submitOf,
  uniqueName,
} from './support/goldenPath';
import { tabTo } from './support/keyboard';
import { openView, signInButton } from './support/person';

test('the golden path by keyboard alone', async ({ browser }) => {
  const page = await openView(browser);
  const { keyboard } = page;
  const service = uniqueName('keys');

  await test.step('sign in', async () => {
    await page.goto('/');
    await expect(signInButton(page)).toBeVisible();
    await tabTo(page, signInButton(page));
    const popup = page.waitForEvent('popup');
    await keyboard.press('Enter');
    const provider = await popup;
    const person = provider.locator('button[value="ben-lindqvist"]');
    await expect(person).toBeVisible();
    await tabTo(provider, person);
    await provider.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Home' }),
    ).toBeVisible();
  });

  await test.step('skip the navigation', async () => {
    const skip = page.getByRole('button', { name: 'Skip to content' });
    await tabTo(page, skip);
    await keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  await test.step('reach the form', async () => {
    await tabTo(page, page.getByRole('link', { name: 'All golden paths' }));
    await keyboard.press('Enter');
    await tabTo(
      page,
      page.getByRole('link', { name: 'Start Internal HTTP service' }),
    );
    await keyboard.press('Enter');
    await expectFreshForm(page);
  });

  await test.step('fill it in', async () => {
    const form = formOf(page);
    await tabTo(page, form.getByRole('textbox', { name: 'Name' }));
    await keyboard.type(service);
    await keyboard.press('Tab');
    await keyboard.type('Made without a mouse.');
    await tabTo(page, form.getByRole('combobox', { name: 'System' }));
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeVisible();
    await keyboard.press('Escape');
    await tabTo(page, form.getByRole('button', { name: /Language$/ }));
    await keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(
      form.getByRole('button', { name: /^TypeScript.*Language$/ }),
    ).toBeFocused();
    await tabTo(page, form.getByRole('textbox', { name: 'Fewest replicas' }));
    await keyboard.press('ArrowDown');
    await expect(
      form.getByRole('textbox', { name: 'Fewest replicas' }),
    ).toHaveValue('1');
    await expect(submitOf(page)).toBeVisible();
  });

  await test.step('open an object of the preview', async () => {
    const preview = previewOf(page);
    await tabTo(page, preview.getByRole('tab', { name: /^Objects/ }));
    await keyboard.press('ArrowRight');
    await expect(preview.getByRole('tab', { name: 'Quota' })).toBeFocused();
    await keyboard.press('ArrowLeft');
    await tabTo(page, preview.getByRole('button', { name: /^Deployment/ }));
    await keyboard.press('Enter');
    await expect(
      preview.locator('pre').filter({ visible: true }),
    ).toContainText('kind: Deployment');
  });

  await test.step('submit', async () => {
    await tabTo(page, submitOf(page), 'Shift+Tab');
    await keyboard.press('Enter');
    await page.waitForURL(/\/runs\//);
    await expectMade(page, service);
    await tabTo(page, page.getByRole('link', { name: `Open ${service}` }));
    await keyboard.press('Enter');
    await page.waitForURL(`**/catalog/default/component/${service}`);
  });
});
