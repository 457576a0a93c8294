import { expect, test, type Page } from '@playwright/test';
import { expectNoSeriousFinding } from './support/axe';
import { expectFits } from './support/fits';
import { START_FORM } from './support/goldenPath';
import { setView, signedIn } from './support/person';
import { keepPicture } from './support/screenshot';

let page: Page;

const DEVELOPERS = 'Developer, Platform engineer, Admin';

/** Core pages that Backstage would show as missing, or lets fill in before it refuses. */
const CORE_PAGES = [
  {
    name: 'wizard',
    path: '/create/templates/default/internal-http-service',
    what: 'start this golden path',
    permission: 'scaffolder.task.create',
    roles: DEVELOPERS,
  },
  {
    name: 'import',
    path: '/catalog-import',
    what: 'register what exists',
    permission: 'catalog.entity.create',
    roles: DEVELOPERS,
  },
  {
    name: 'template-editor',
    path: '/create/edit',
    what: 'edit templates',
    permission: 'scaffolder.template.management',
    roles: 'Platform engineer, Admin',
  },
  {
    name: 'kubernetes',
    path: '/catalog/default/component/prompt-gateway/kubernetes',
    what: 'see clusters',
    permission: 'kubernetes.clusters.read',
    roles: 'Developer, Reviewer, Platform engineer, Operator, Admin',
  },
] as const;

async function expectDenied(corePage: (typeof CORE_PAGES)[number]) {
  const { name, path, what, permission, roles } = corePage;
  for (const width of [1440, 360] as const) {
    await setView(page, { width });
    await page.goto(path);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText(`You are not allowed to ${what}`);
    await expect(notice).toContainText(permission);
    await expect(notice).toContainText(roles);
    await expect(notice).toContainText('An admin adds you to a group');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('Not found')).toHaveCount(0);
    await keepPicture(page, `denied-${name}-light-${width}`);
    await expectNoSeriousFinding(page);
    await expectFits(page);
  }
}

/** Jonas is in no team and holds no role. */
test.describe('without a role', () => {
  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'jonas-weber');
  });

  test.afterAll(() => page.context().close());

  test('home says whom to ask', async () => {
    await page.goto('/');
    await expect(
      page.getByText('You are in no team and hold no role yet.'),
    ).toBeVisible();
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('none of your groups holds one');
    await expect(notice).toContainText('An admin adds you to a group');
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

  for (const corePage of CORE_PAGES) {
    test(`${corePage.name}: denied as denied, with the reason`, () =>
      expectDenied(corePage));
  }

  test('an action of a menu opens with the reason, and gives the focus back', async () => {
    await setView(page, { width: 1440 });
    await page.goto('/catalog/default/component/prompt-gateway');
    const menu = page.getByRole('button', { name: 'More actions' });
    await menu.press('Enter');
    await page.getByRole('menuitem', { name: 'Unregister entity' }).click();
    const dialog = page.getByRole('dialog', { name: 'Unregister entity' });
    await expect(dialog).toContainText('catalog.entity.delete');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();
  });

  test('a refusal of a core plugin says in its answer what is missing', async () => {
    const sent = page.waitForRequest(
      request => request.headers().authorization !== undefined,
    );
    await page.goto('/');
    const { authorization } = (await sent).headers();
    const refused = await page.request.get('/api/kubernetes/clusters', {
      headers: { authorization },
    });
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({
      error: {
        permission: 'kubernetes.clusters.read',
        whoCanGrant: expect.stringContaining('An admin adds you to a group'),
      },
    });
  });
});
