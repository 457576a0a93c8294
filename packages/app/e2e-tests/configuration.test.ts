import { expect, test, type Page } from '@playwright/test';
import { expectNoSeriousFinding } from './support/axe';
import { tabTo } from './support/keyboard';
import { lookInEachView } from './support/look';
import { setView, signedIn, VIEWS } from './support/person';
import { keepForDocs, keepPicture } from './support/screenshot';

const TEAM = '/configuration/Team/leadership';
const reason = `Fewer cores than were asked for ${Date.now().toString(36)}`;
const region = (page: Page, name: string) => page.getByRole('region', { name });
const pane = (page: Page) => region(page, 'What it changes');
const field = (page: Page, name: RegExp) =>
  page.getByRole('textbox', { name }).first();

test.describe.serial('configuration, from what is to what is proposed', () => {
  let emil: Page;

  test.beforeAll(async ({ browser }) => {
    emil = await signedIn(browser, 'emil-sorensen');
  });
  test.afterAll(() => emil.context().close());

  test('is browsed by keyboard, and every document knows who depends on it', async () => {
    await emil.goto('/configuration');
    await expect(region(emil, 'Allocated to teams')).toContainText(
      /CPU[\d,]+ cores of 3,072 cores/,
    );
    const tree = emil.getByRole('navigation', {
      name: 'Configuration documents',
    });
    await tabTo(emil, emil.getByRole('searchbox', { name: 'Find a document' }));
    await emil.keyboard.type('local');
    await expect(tree.getByRole('link', { name: 'Staging' })).toHaveCount(0);
    await tabTo(emil, tree.getByRole('link', { name: 'local' }));
    await emil.keyboard.press('Enter');
    await expect(emil).toHaveURL(/\/configuration\/Cluster\/local$/);
    await region(emil, 'Used by')
      .getByRole('link', { name: 'shared-standard' })
      .click();
    await expect(
      region(emil, 'Used by').getByRole('link', { name: 'Production' }),
    ).toBeVisible();
    await expect(region(emil, 'On main')).toContainText(
      'platform/targets/shared-standard.yaml',
    );
  });

  test('is edited in a form that says what is wrong, with what, and how to mend it', async () => {
    await emil.goto(`${TEAM}/edit`);
    await expect(pane(emil)).toContainText('Nothing differs from main.');
    const cpu = field(emil, /^CPU/);
    await cpu.fill('lots');
    await expect(cpu).toHaveAttribute('aria-invalid', 'true');
    await expect(cpu).toHaveAccessibleDescription(/./);
    await cpu.fill('9000');
    await expect(
      pane(emil).getByRole('link', {
        name: 'platform/organizations/meridian.yaml',
      }),
    ).toBeVisible();
    await expect(pane(emil)).toContainText('the organization has 3072 cores');
    await keepPicture(emil, 'configuration-edit-refused');
    await expectNoSeriousFinding(emil);
    for (const view of [...VIEWS].reverse()) {
      if (view.width !== 1440) continue;
      await setView(emil, view);
      await expect(pane(emil)).toContainText('the organization has');
      await cpu.scrollIntoViewIfNeeded();
      await keepForDocs(emil, 'configuration-edit', view);
    }
    await expect(
      emil.getByRole('button', { name: 'Propose change' }),
    ).toBeDisabled();
  });

  test('still has what was entered after a reload, and is proposed', async () => {
    await emil.reload();
    await expect(field(emil, /^CPU/)).toHaveValue('9000');
    await field(emil, /^CPU/).fill('380');
    await expect(pane(emil)).toContainText(
      '1 field changes; the whole configuration stays valid.',
    );
    await expect(pane(emil)).toContainText(
      'No workload is rendered otherwise.',
    );
    await field(emil, /^Reason/).fill(reason);
    await emil.keyboard.press('Enter');
    await expect(emil).toHaveURL(/\/changes\/[-0-9a-f]{36}$/);
    await expect(region(emil, 'What it changes')).toContainText(
      'spec.quota.cpu',
    );
    await emil.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = emil.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect(dialog).toBeHidden();
  });

  test('is not deleted while others depend on it', async () => {
    await emil.goto('/configuration/Cluster/local');
    await emil.getByRole('button', { name: 'Delete' }).click();
    const dialog = emil.getByRole('dialog');
    await expect(dialog).toContainText(
      'It cannot go while other documents depend on it',
    );
    await expect(dialog).toContainText('platform/targets/shared-standard.yaml');
    await expect(
      dialog.getByRole('button', { name: 'Propose deletion' }),
    ).toBeDisabled();
    await keepPicture(emil, 'configuration-delete');
  });

  const openAt = (address: string, title: string) => async () => {
    await emil.goto(`/configuration${address}`);
    await expect(
      emil.getByRole('heading', { level: 1, name: title }),
    ).toBeVisible();
  };

  test('is read in every view', async () => {
    test.slow();
    for (const [name, address, title] of [
      ['configuration', '', 'Configuration'],
      ['configuration-kind', '/Environment', 'Environments'],
      ['configuration-document', '/Environment/production', 'Production'],
      ['configuration-edit', '/Environment/production/edit', 'Edit Production'],
      ['configuration-new', '/new/DeploymentTarget', 'New deployment target'],
    ] as const) {
      await lookInEachView(emil, {
        name,
        picture: name === 'configuration-document' ? name : undefined,
        open: openAt(address, title),
      });
    }
  });
});

test('is read by a developer, who is told who may change it', async ({
  browser,
}) => {
  const ada = await signedIn(browser, 'ada-okafor');
  await ada.goto(TEAM);
  await expect(region(ada, 'Fields')).toContainText('384 cores');
  await expect(ada.getByText(/^You may read it\. To change it/)).toBeVisible();
  await expect(ada.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await ada.goto(`${TEAM}/edit`);
  await expect(ada.getByRole('alert').first()).toContainText(
    'changes.change-set.create',
  );
  await ada.context().close();
});

test('is hidden from somebody without a role, who is told which permission is missing', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'jonas-weber');
  await page.goto('/configuration');
  await expect(page.getByRole('alert').first()).toContainText(
    'changes.change-set.read',
  );
  await page.context().close();
});
