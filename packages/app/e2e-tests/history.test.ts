import { expect, test, type Page } from '@playwright/test';
import { ChangeSets } from './support/changeSets';
import { readFromForge } from './support/forge';
import { tabTo } from './support/keyboard';
import { lookInEachView } from './support/look';
import { setView, signedIn } from './support/person';
import { keepPicture } from './support/screenshot';

const SERVICE = 'time-machine';
const FOLDER = 'tenants/assistant/staging';
const FILE = `${FOLDER}/${SERVICE}.yaml`;
const HISTORY = '/configuration/history';
const region = (page: Page, name: string) => page.getByRole('region', { name });

/** A small service beside the one that is there. */
async function serviceWith(maxReplicas: number, folder = FOLDER) {
  const text = await readFromForge(`${FOLDER}/prompt-gateway.yaml`);
  const team = folder.split('/')[1];
  return text
    .replace(/prompt-gateway/g, SERVICE)
    .replace(/owner: \S+/, `owner: ${team}`)
    .replace(/size: \w+/, 'size: small')
    .replace(/minReplicas: \d+/, 'minReplicas: 1')
    .replace(/maxReplicas: \d+/, `maxReplicas: ${maxReplicas}`);
}

/** Looks at the page in each view, and leaves it open on a desk, light. */
async function look(
  page: Page,
  name: string,
  open: () => Promise<void>,
): Promise<void> {
  await lookInEachView(page, { name, open, picture: name });
  await setView(page, { width: 1440, colorScheme: 'light' });
  await open();
}

test.describe.serial('the history of configuration', () => {
  let ada: Page;
  let changes: ChangeSets;
  let small: string;
  let large: string;

  const put = async (maxReplicas: number) => ({
    action: 'put' as const,
    path: FILE,
    content: await serviceWith(maxReplicas),
  });

  test.beforeAll(async ({ browser }) => {
    ada = await signedIn(browser, 'ada-okafor');
    changes = await ChangeSets.as(ada);
    small = await changes.commit('A service to travel with', await put(2));
    large = await changes.commit('Room for the launch', await put(4));
  });
  test.afterAll(async () => {
    if (await changes.has(FILE)) {
      const gone = { action: 'delete' as const, path: FILE };
      await changes.commit('The travelling is over', gone);
    }
    await ada.context().close();
  });

  test('goes back in time by keyboard, and a link shows the same', async ({
    browser,
  }) => {
    test.slow();
    await ada.goto(`${HISTORY}?path=${FILE}`);
    await expect(ada.getByText('1 document is on main now.')).toBeVisible();
    await expect(ada.locator('pre')).toContainText('maxReplicas: 4');
    const slider = ada.getByRole('slider', { name: 'Moment' });
    await tabTo(ada, slider);
    await expect(slider).toHaveAttribute('aria-valuetext', /Room for the/);
    await ada.keyboard.press('ArrowLeft');
    await expect(ada).toHaveURL(new RegExp(`at=${small.slice(0, 16)}`));
    await expect(ada.locator('pre')).toContainText('maxReplicas: 2');
    await expect(ada.getByText(/1 document was on main/)).toBeVisible();
    const address = ada.url();
    await look(ada, 'history-as-of', async () => {
      await ada.goto(address);
      await expect(ada.locator('pre')).toContainText('maxReplicas: 2');
    });

    const dara = await signedIn(browser, 'dara-novak');
    await dara.goto(address);
    await expect(dara.locator('pre')).toContainText('maxReplicas: 2');
    await dara.goto(`${HISTORY}?at=2020-01-01`);
    await expect(dara.getByText(/nothing was on main yet/)).toBeVisible();
    await dara.context().close();
  });

  test('shows any two moments side by side', async () => {
    test.slow();
    await look(ada, 'history-differences', async () => {
      await ada.goto(`${HISTORY}?from=${small}&to=${large}&path=${FOLDER}/`);
      await expect(region(ada, 'What differs')).toContainText(
        /spec\.scaling\.maxReplicas.*Before2.*After4/,
      );
    });
    await ada.goto(`${HISTORY}?from=${small}&to=${small}`);
    await expect(
      ada.getByText('Nothing differs between these two moments.'),
    ).toBeVisible();
  });

  test('finds who changed what, by which door', async () => {
    test.slow();
    const rows = region(ada, 'Changes').getByRole('listitem');
    const launch = rows.filter({ hasText: 'Room for the launch' }).first();
    await look(ada, 'history-audit', async () => {
      await ada.goto(`${HISTORY}?view=audit&path=${FILE}`);
      await expect(launch).toContainText('in the portal');
    });
    await ada.getByLabel('Person').fill('ben-lindqvist');
    await ada
      .getByRole('search', { name: 'Audit' })
      .getByRole('button', { name: 'Search' })
      .click();
    await expect(ada.getByText('None fits these filters.')).toBeVisible();
    await expect(ada).toHaveURL(/actor=ben-lindqvist/);
    await keepPicture(ada, 'history-audit-empty');
    await ada.goBack();
    await rows
      .filter({ hasText: 'A service to travel with' })
      .getByRole('link', { name: FILE })
      .first()
      .click();
    await expect(ada.locator('pre')).toContainText('maxReplicas: 2');
  });

  test('restores a document after saying what that does', async () => {
    test.slow();
    const dialog = ada.getByRole('dialog');
    await look(ada, 'history-restore', async () => {
      await ada.goto(`${HISTORY}?at=${small}&path=${FILE}`);
      await ada.getByRole('button', { name: 'Restore…' }).click();
      await expect(dialog).toContainText('1 document changes back');
      await expect(dialog).toContainText('it goes onto main at once');
    });
    await dialog.getByLabel(/Reason/).fill('The launch is over');
    await dialog.getByRole('button', { name: 'Restore now' }).click();
    await expect(ada).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
    await expect(
      ada.getByRole('heading', { name: 'The launch is over' }),
    ).toBeVisible();
    await region(ada, 'What it changes')
      .getByRole('link', { name: 'History' })
      .click();
    await expect(
      region(ada, 'Changes').getByText('The launch is over').first(),
    ).toBeVisible();
    expect(await readFromForge(FILE)).toContain('maxReplicas: 2');
  });

  test('has a review before what a rule wants reviewed', async ({
    browser,
  }) => {
    const emil = await signedIn(browser, 'emil-sorensen');
    const path = 'tenants/assistant/production/prompt-gateway.yaml';
    await emil.goto(`${HISTORY}?at=2020-01-01&path=${path}`);
    await emil.getByRole('button', { name: 'Restore…' }).click();
    const dialog = emil.getByRole('dialog');
    await expect(dialog).toContainText('1 document changes back');
    await expect(dialog).toContainText('Production review');
    await expect(
      dialog.getByRole('button', { name: 'Propose restoring' }),
    ).toBeEnabled();
    await keepPicture(emil, 'history-restore-review');
    await emil.getByRole('button', { name: 'Cancel' }).click();
    await emil.getByRole('button', { name: 'Verify now' }).click();
    await expect(emil.getByText(/The chain of \d+ rows holds/)).toBeVisible();
    await emil.context().close();
  });

  test('refuses the second of two changes of one field, and names it', async () => {
    const base = await changes.commit('A change to start from', await put(3));
    const first = await changes.draft('Four of them', base, await put(4));
    const second = await changes.draft('Five of them', base, await put(5));
    const propose = async (id: string) => {
      await ada.goto(`/changes/${id}`);
      await ada.getByRole('button', { name: 'Propose' }).click();
      const dialog = ada.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Propose' }).click();
      return dialog;
    };
    await expect(await propose(first)).toBeHidden();
    const refused = await propose(second);
    await expect(refused.getByRole('alert')).toContainText(
      'spec.scaling.maxReplicas',
    );
    await keepPicture(ada, 'change-set-conflict');
  });

  test('refuses the second of two that together break a rule, and says which', async ({
    browser,
  }) => {
    const emil = await signedIn(browser, 'emil-sorensen');
    const theirs = await ChangeSets.as(emil);
    const base = await theirs.commit('Nothing of it is there', {
      action: 'delete',
      path: FILE,
    });
    const other = 'tenants/search-relevance/development';
    const one = await theirs.draft('Theirs', base, await put(2));
    const two = await theirs.draft('Ours', base, {
      action: 'put',
      path: `${other}/${SERVICE}.yaml`,
      content: await serviceWith(2, other),
    });
    for (const [id, isRefused] of [
      [one, false],
      [two, true],
    ] as const) {
      await emil.goto(`/changes/${id}`);
      await emil.getByRole('button', { name: 'Propose' }).click();
      const dialog = emil.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Propose' }).click();
      if (isRefused) {
        await expect(dialog.getByRole('alert')).toContainText(SERVICE);
        await keepPicture(emil, 'change-set-refused');
      } else {
        await expect(dialog).toBeHidden();
      }
    }
    await emil.context().close();
  });
});

test('somebody without a role is told which permission is missing', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'jonas-weber');
  await page.goto(HISTORY);
  await expect(page.getByRole('alert').first()).toContainText(
    'changes.change-set.read',
  );
  await keepPicture(page, 'history-denied');
  await page.context().close();
});
