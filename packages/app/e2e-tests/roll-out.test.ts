import { expect, test, type Page } from '@playwright/test';
import { ChangeSets } from './support/changeSets';
import { readFromForge } from './support/forge';
import { lookInEachView } from './support/look';
import { signedIn } from './support/person';

const FILE = 'tenants/risk-models/development/risk-scorer.yaml';
const REASON = 'Error rate in development doubled';
const now = new Date().toISOString();
const region = (page: Page, name: string) => page.getByRole('region', { name });

/** A change of seven batches, as the reconciler tells it; an example organization is too small for one. */
function rollOutOf(commit: string) {
  return {
    id: commit,
    state: 'running',
    startedAt: now,
    lastAt: now,
    batches: { done: 3, of: 7 },
    documents: { done: 120, of: 310 },
    environments: [
      { name: 'development', done: 100, of: 100 },
      { name: 'staging', done: 20, of: 100 },
      { name: 'production', done: 0, of: 110 },
    ],
    steps: [50, 50, 20].map((documents, index) => ({
      batch: index + 1,
      at: now,
      commit: `${index + 1}`.repeat(40),
      environments: [
        { name: index < 2 ? 'development' : 'staging', documents },
      ],
    })),
  };
}

/** Lets the page see and decide the roll-out; everything else is the portal's own. */
async function withRollOut(page: Page, commit: string): Promise<void> {
  const rollOut = rollOutOf(commit);
  let told: object = rollOut;
  await page.route('**/api/changes/reconciler', async route => {
    const response = await route.fetch();
    const json = { ...(await response.json()), rollOuts: [told] };
    await route.fulfill({ response, json });
  });
  await page.route('**/api/changes/change-sets/*/review', async route => {
    const response = await route.fetch();
    const json = await response.json();
    delete json.changeSet.rendered;
    await route.fulfill({ response, json });
  });
  await page.route('**/api/changes/reconciler/roll-outs*', route =>
    route.fulfill({ json: { asOf: now, items: [told] } }),
  );
  const decides = (verb: string, state: string) =>
    page.route(
      `**/api/changes/reconciler/roll-outs/${commit}/${verb}`,
      route => {
        const { reason } = route.request().postDataJSON();
        const by = 'user:default/fatima-haddad';
        told = { ...rollOut, state, decision: { verb, at: now, by, reason } };
        return route.fulfill({ json: told });
      },
    );
  await decides('stop', 'stopped');
  await decides('resume', 'running');
}

async function decide(page: Page, verb: string, reason: string) {
  await page.getByRole('button', { name: verb }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test.describe.serial('a large change, rendered batch by batch', () => {
  let emil: Page;
  let changes: ChangeSets;
  let before: string;
  let commit: string;
  let id: string;

  test.beforeAll(async ({ browser }) => {
    emil = await signedIn(browser, 'emil-sorensen');
    changes = await ChangeSets.as(emil);
    before = await readFromForge(FILE);
    const content = before.replace(/maxReplicas: \d+/, 'maxReplicas: 3');
    const edit = { action: 'put' as const, path: FILE, content };
    ({ commit, id } = await changes.create('Room for every team', edit));
  });
  test.afterAll(async () => {
    const edit = { action: 'put' as const, path: FILE, content: before };
    await changes.commit('Back to what it was', edit);
    await emil.context().close();
  });

  test('is stopped on its own page, is seen as stopped everywhere, and goes on', async ({
    browser,
  }) => {
    test.slow();
    const page = await signedIn(browser, 'fatima-haddad');
    await withRollOut(page, commit);
    await page.goto(`/changes/${id}`);
    await expect(
      page.getByText('3 of 7 batches are rendered; development is done.'),
    ).toBeVisible();
    await decide(page, 'Stop', REASON);
    await expect(
      page.getByText('It was stopped after batch 3 of 7;'),
    ).toBeVisible();
    for (const [path, title, name] of [
      [`/changes/${id}`, 'Rendered batch by batch', 'roll-out-change-set'],
      ['/reconciler', 'Large changes under way', 'roll-out-delivery'],
    ]) {
      const open = async () => {
        await page.goto(path);
        await expect(region(page, title)).toContainText(`Stopped: ${REASON}`);
        await page.getByText('3 batches so far').click();
      };
      await lookInEachView(page, { name, open });
    }
    await expect(page.getByText('1 large change was stopped')).toBeVisible();
    await decide(page, 'Let it go on', 'It was another service');
    await expect(
      region(page, 'Large changes under way').getByText('Under way').first(),
    ).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  test('is looked at, and not stopped, by a developer', async ({ browser }) => {
    const page = await signedIn(browser, 'chen-wei');
    await withRollOut(page, commit);
    await page.goto(`/changes/${id}`);
    await expect(region(page, 'Rendered batch by batch')).toContainText(
      'You may look, not stop it.',
    );
    await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });
});
