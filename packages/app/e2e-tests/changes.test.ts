import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { readFromForge } from './support/forge';
import { lookAndGoOn, lookAt } from './support/look';
import { setView, signedIn, VIEWS } from './support/person';
import { keepPicture } from './support/screenshot';

const FILE = 'tenants/assistant/staging/prompt-gateway.yaml';
const reason = `Room for the launch ${Date.now().toString(36)}`;
const region = (page: Page, name: string) => page.getByRole('region', { name });

/** What a draft does to a document. */
type DraftOf = {
  file: string;
  reason: string;
  edit(before: string): string;
};

/** Saves a draft as the person whose page it is. */
async function saveDraft(page: Page, of: DraftOf): Promise<string> {
  const asked = page.waitForRequest(
    request =>
      request.url().includes('/api/changes/') &&
      Boolean(request.headers().authorization),
  );
  await page.goto('/changes');
  const { authorization } = (await asked).headers();
  const content = of.edit(await readFromForge(of.file));
  const id = randomUUID();
  const answer = await page.request.put(`/api/changes/change-sets/${id}`, {
    headers: { authorization },
    data: {
      reason: of.reason,
      revision: 0,
      edits: [{ action: 'put', path: of.file, content }],
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return id;
}

/** Makes the service larger, whatever it is. */
function larger(before: string): string {
  const size = before.includes('size: medium') ? 'large' : 'medium';
  return before
    .replace(/size: \w+/, `size: ${size}`)
    .replace(/maxReplicas: \d+/, 'maxReplicas: 9');
}

async function expectReview(page: Page): Promise<void> {
  const documents = region(page, 'What it changes');
  await expect(documents).toContainText('spec.scaling.maxReplicas');
  const radius = region(page, 'Blast radius');
  await expect(radius.getByRole('status')).toHaveText(
    '1 workload or namespace is rendered otherwise.',
  );
  await expect(radius).toContainText('Restarts');
  await expect(
    radius.getByRole('link', { name: 'prompt-gateway' }),
  ).toBeVisible();
  await expect(radius).toContainText('assistant-staging');
}

test.describe.serial('a change, reviewed before it has an effect', () => {
  let ada: Page;
  let id: string;

  test.beforeAll(async ({ browser }) => {
    ada = await signedIn(browser, 'ada-okafor');
    id = await saveDraft(ada, { file: FILE, reason, edit: larger });
  });
  test.afterAll(() => ada.context().close());

  test('is a draft that only its author finds, and is proposed from its page by keyboard', async ({
    browser,
  }) => {
    const dara = await signedIn(browser, 'dara-novak');
    await dara.goto(`/changes/${id}`);
    await expect(dara.getByRole('alert')).toContainText('It does not exist');
    await dara.context().close();

    await ada.goto('/changes?state=draft&whose=mine');
    await ada.getByRole('link', { name: reason }).first().click();
    await expectReview(ada);
    const propose = ada.getByRole('button', { name: 'Propose' });
    await propose.focus();
    await ada.keyboard.press('Enter');
    const dialog = ada.getByRole('dialog');
    await expect(dialog).toContainText('A change request is opened');
    await dialog.getByRole('button', { name: 'Propose' }).focus();
    await ada.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(
      ada.getByRole('link', { name: /Change request \d+/ }),
    ).toBeVisible();
    await expect(region(ada, 'History')).toContainText('Proposed');
  });

  test('shows a reviewer what it does to the fleet, in every view', async ({
    browser,
  }) => {
    test.slow();
    const dara = await signedIn(browser, 'dara-novak');
    for (const view of VIEWS) {
      await setView(dara, view);
      await dara.goto('/changes');
      await expect(
        dara.getByRole('link', { name: reason }).first(),
      ).toBeVisible();
      await lookAt(dara, 'changes', view);
      await dara.getByRole('link', { name: reason }).first().click();
      await expectReview(dara);
      await lookAt(dara, 'change-set', view);
    }
    await expect(dara.getByRole('button', { name: 'Withdraw' })).toHaveCount(0);
    await dara.context().close();
  });

  test('is withdrawn by its author, and says why', async () => {
    await ada.goto(`/changes/${id}`);
    await ada.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByRole('textbox').fill('The launch is later');
    await keepPicture(ada, 'change-set-withdraw');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      ada.getByText('It was withdrawn and changes nothing.'),
    ).toBeVisible();
    await expect(region(ada, 'History')).toContainText('The launch is later');
    await ada.goto('/changes?state=withdrawn');
    await expect(ada.getByRole('link', { name: reason }).first()).toBeVisible();
  });
});

test('a change of production is approved by two others, put on main and rendered', async ({
  browser,
}) => {
  test.slow();
  const file = 'tenants/assistant/production/prompt-gateway.yaml';
  const why = `Room for the fair ${Date.now().toString(36)}`;
  const most = (await readFromForge(file)).includes('maxReplicas: 12')
    ? 11
    : 12;
  const ada = await signedIn(browser, 'ada-okafor');
  const id = await saveDraft(ada, {
    file,
    reason: why,
    edit: before => before.replace(/maxReplicas: \d+/, `maxReplicas: ${most}`),
  });
  await ada.goto(`/changes/${id}`);
  await ada.getByRole('button', { name: 'Propose' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Propose' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    region(ada, 'Approvals').getByRole('link').first(),
  ).toBeVisible();

  // What holds confidential data has a part for the platform, beside the one for production.
  for (const person of ['dara-novak', 'emil-sorensen']) {
    const page = await signedIn(browser, person);
    await page.goto('/approvals');
    await page
      .getByRole('link', { name: new RegExp(why) })
      .first()
      .click();
    await expect(region(page, 'Blast radius')).toContainText(
      'assistant-production',
    );
    expect(await readFromForge(file)).not.toContain(`maxReplicas: ${most}`);
    await lookAndGoOn(page, `approvals-production-${person}`);
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByRole('button', { name: 'Approve' })).toBeHidden();
    await page.context().close();
  }

  await expect(async () => {
    await ada.reload();
    await expect(ada.getByText('It is on main and rendered.')).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 120_000 });
  expect(await readFromForge(file)).toContain(`maxReplicas: ${most}`);
  await lookAndGoOn(ada, 'change-set-rendered');
  await ada.context().close();
});

test('somebody without a role is told which permission is missing', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'jonas-weber');
  await page.goto('/changes');
  await expect(page.getByRole('alert').first()).toContainText(
    'changes.change-set.read',
  );
  await page.context().close();
});
