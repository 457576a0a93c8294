import { expect, test, type Page } from '@playwright/test';
import {
  expectFreshForm,
  expectMade,
  formOf,
  previewOf,
  submitOf,
  uniqueName,
} from './support/goldenPath';
import { tabTo } from './support/keyboard';
import { openView, signedIn, signInButton } from './support/person';

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

test.describe('core pages by keyboard alone', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'ada-okafor');
  });

  test.afterAll(() => page.context().close());

  test('the graph: from entity to entity, and back', async () => {
    await page.goto('/catalog/default/component/prompt-gateway');
    await tabTo(page, page.getByRole('link', { name: 'View graph' }));
    await page.keyboard.press('Enter');
    const gateway = page.getByRole('button', {
      name: 'Component Prompt gateway',
    });
    await expect(gateway).toHaveAttribute('aria-pressed', 'true');
    const needed = page.getByRole('button', {
      name: 'Component Embedding service',
    });
    await tabTo(page, needed);
    await page.keyboard.press('Enter');
    await expect(needed).toHaveAttribute('aria-pressed', 'true');
    await tabTo(page, page.getByRole('link', { name: 'Open Embedding' }));
    await page.goBack();
    await expect(gateway).toHaveAttribute('aria-pressed', 'true');
  });

  test('an API: an operation opens and closes', async () => {
    await page.goto('/catalog/default/api/prompt-gateway/definition');
    const operation = page.getByRole('button', { name: /^POST / });
    await expect(operation).toBeVisible();
    await tabTo(page, operation);
    await page.keyboard.press('Enter');
    await expect(operation).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Enter');
    await expect(operation).toHaveAttribute('aria-expanded', 'false');
  });

  test('a dialog: opens from the menu, closes with Escape, gives the focus back', async () => {
    await page.goto('/catalog/default/component/embedding-service');
    const menu = page.getByRole('button', { name: 'More actions' });
    await tabTo(page, menu);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Unregister entity' });
    await expect(dialog).toContainText('catalog.entity.delete');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();
  });

  test('search opens over the page, closes with Escape, gives the focus back', async () => {
    await page.goto('/start');
    const search = page.getByRole('button', { name: 'Search' }).first();
    await tabTo(page, search);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(search).toBeFocused();
  });
});
