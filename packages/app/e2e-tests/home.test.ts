import { expect, test, type Page } from '@playwright/test';
import { mergeInForge, pushByHand, readFromForge } from './support/forge';
import { lookInEachView } from './support/look';
import { signedIn } from './support/person';

const FILE = 'tenants/assistant/staging/prompt-gateway.yaml';
const NOTE = '# Looked at by hand: ';
const message = `prompt-gateway: Note ${Date.now().toString(36)}`;

/** The document with one remark, so that it stays as long as it is. */
const noted = (text: string, remark: string) =>
  `${text
    .split('\n')
    .filter(line => !line.startsWith(NOTE))
    .join('\n')
    .trimEnd()}\n${NOTE}${remark}\n`;

const region = (page: Page, name: string) => page.getByRole('region', { name });

/** A page with what has just been pushed, whichever replica of the portal's clone answers. */
async function expectPush(page: Page): Promise<void> {
  const row = region(page, 'What changed')
    .getByRole('listitem')
    .filter({ hasText: message });
  await expect(async () => {
    await page.goto('/');
    await expect(row).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(row).toContainText('Pushed by hand');
  await expect(row.getByRole('link', { name: 'Emil Sorensen' })).toBeVisible();
  const commit = row.getByRole('link', {
    name: 'prompt-gateway changed in staging',
  });
  const popup = await page.request.get(
    (await commit.getAttribute('href')) ?? '',
  );
  expect(await popup.text()).toContain(message);
}

/** Proposes a change of the document over HTTP, as the person whose page it is. Returns the number of its change request. */
async function propose(page: Page, reason: string): Promise<number> {
  const asked = page.waitForRequest(
    request =>
      request.url().includes('/api/changes/commits') &&
      Boolean(request.headers().authorization),
  );
  await page.goto('/');
  const { authorization } = (await asked).headers();
  const answer = await page.request.post('/api/changes/change-sets', {
    headers: { authorization },
    data: {
      mode: 'change-request',
      reason,
      idempotencyKey: `e2e:${reason}`.replaceAll(' ', '-'),
      edits: [
        {
          action: 'put',
          path: FILE,
          content: noted(await readFromForge(FILE), reason),
        },
      ],
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).changeRequest.number;
}

async function inspect(page: Page, person: string): Promise<void> {
  await lookInEachView(page, {
    name: `home-${person}`,
    open: async () => {
      await page.goto('/');
      await expect(
        page.getByRole('heading', { level: 1, name: 'Home' }),
      ).toBeVisible();
    },
  });
}

test.describe('home shows each person what they came for', () => {
  test.beforeAll(async () => {
    await pushByHand(
      { login: 'emil-sorensen', name: 'Emil Sorensen' },
      {
        file: FILE,
        message,
        edit: text => noted(text, message),
      },
    );
  });

  test('a developer: a push by hand to their team, and paths to start', async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'ada-okafor');
    await expectPush(page);
    await expect(region(page, 'Your services')).toBeVisible();
    await expect(region(page, 'Start something')).toBeVisible();
    await inspect(page, 'developer');
    await page.context().close();
  });

  test('a developer of another team sees nothing of it', async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'chen-wei');
    await page.goto('/');
    const changed = region(page, 'What changed');
    await expect(changed.getByText('risk-scorer: Try it')).toBeVisible();
    await expect(changed.getByText(message)).toHaveCount(0);
    await page.context().close();
  });

  test('a reviewer: the organization, and no path to start', async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'dara-novak');
    await expectPush(page);
    await expect(
      region(page, 'Services of the organization').getByRole('row', {
        name: /Search Relevance/,
      }),
    ).toBeVisible();
    await expect(region(page, 'Start something')).toHaveCount(0);
    await page.context().close();
  });

  test('a reviewer approves what a developer asks for, in the forge', async ({
    browser,
  }) => {
    // Two people, and the four views of one of them.
    test.slow();
    const reason = `Note ${Date.now().toString(36)} in staging`;
    const ada = await signedIn(browser, 'ada-okafor');
    const number = await propose(ada, reason);
    const dara = await signedIn(browser, 'dara-novak');
    await dara.goto('/');
    const need = region(dara, 'Needs you').getByRole('link', {
      name: `Review: ${reason}`,
    });
    await expect(need).toHaveAttribute('href', /\/changes\/[0-9a-f-]{36}$/);
    await inspect(dara, 'reviewer');

    expect(await mergeInForge('ada-okafor', number)).toBe(405);
    expect(await mergeInForge('dara-novak', number)).toBe(200);
    const row = region(ada, 'What changed')
      .getByRole('listitem')
      .filter({ hasText: 'prompt-gateway changed in staging' })
      .filter({ has: ada.getByRole('link', { name: 'Change request' }) });
    await expect(async () => {
      await ada.goto('/');
      await expect(row.first()).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await expect(
      row.first().getByRole('link', { name: 'Ada Okafor' }),
    ).toBeVisible();
    await dara.goto('/');
    await expect(region(dara, 'What changed')).toBeVisible();
    await expect(need).toHaveCount(0);
    await dara.context().close();
    await ada.context().close();
  });

  test('an executive: the organization, and nothing that executives never see', async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'grace-park');
    await page.goto('/');
    await expect(region(page, 'Services of the organization')).toBeVisible();
    await expect(page.getByRole('row', { name: /^No owner/ })).toContainText(
      'batch-reporter',
    );
    await expect(region(page, 'What changed')).toHaveCount(0);
    await expect(region(page, 'Start something')).toHaveCount(0);
    await inspect(page, 'executive');
    await page.context().close();
  });

  test('a person without a role: why, and what is open', async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'jonas-weber');
    await page.goto('/');
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText(
      'An admin adds you to a group',
    );
    await inspect(page, 'no-role');
    await region(page, 'Open to you')
      .getByRole('link', { name: 'Catalog' })
      .click();
    await expect(page).toHaveURL(/\/catalog/);
    await page.context().close();
  });
});
