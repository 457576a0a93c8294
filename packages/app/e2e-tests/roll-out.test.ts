import { expect, test, type Page } from '@playwright/test';
import { ChangeSets } from './support/changeSets';
import { fleetOf } from './support/fleet';
import { pushByHand } from './support/forge';
import { lookInEachView } from './support/look';
import { setView, signedIn } from './support/person';
import { keepPicture } from './support/screenshot';

const REASON = 'Error rate in development doubled';
const EMIL = { login: 'emil-sorensen', name: 'Emil Sørensen' };

const fleet = fleetOf(`e2e-${Date.now().toString(36)}`);
const [development, staging] = ['development', 'staging'].map(name =>
  fleet.filter(({ stage }) => stage === name),
);
const region = (page: Page, name: string) => page.getByRole('region', { name });

async function decide(page: Page, verb: string, reason: string) {
  await page.getByRole('button', { name: verb }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** The suite's portal leaves time between two batches to stop it (`WAYMARK_BATCH_PAUSE`); everything here is the portal's own. */
test.describe.serial('a large change, rendered batch by batch', () => {
  let emil: Page;
  let fatima: Page;
  let changes: ChangeSets;
  let id: string;
  let commit: string;

  test.beforeAll(async ({ browser }) => {
    emil = await signedIn(browser, EMIL.login);
    fatima = await signedIn(browser, 'fatima-haddad');
    changes = await ChangeSets.as(emil);
    // What earlier tests left to be rendered would join it.
    await changes.render();
    const put = fleet.map(({ path, content }) => ({
      ...{ action: 'put' as const, path, content },
    }));
    ({ commit, id } = await changes.create(
      'Every team brings its services',
      ...put,
    ));
    await changes.untilRollingOut(id);
  });

  test.beforeEach(async () => {
    for (const page of [emil, fatima]) {
      await setView(page, { width: 1440, colorScheme: 'light' });
    }
  });

  test.afterAll(async () => {
    // One batch each, so that neither becomes a roll-out.
    for (const batch of [development, staging]) {
      const edits = batch.map(({ path }) => ({
        ...{ action: 'delete' as const, path },
      }));
      const removed = await changes.create('The trial is over', ...edits);
      await changes.untilRendered(removed.id);
    }
    await fatima.context().close();
    await emil.context().close();
  });

  test('is seen with its progress, and stopped on its own page', async () => {
    await fatima.goto(`/changes/${id}`);
    await expect(
      fatima.getByText('1 of 2 batches is rendered; development is done.'),
    ).toBeVisible();
    await decide(fatima, 'Stop', REASON);
    await expect(
      fatima.getByText('It was stopped after batch 1 of 2;'),
    ).toBeVisible();
    await expect(
      region(fatima, 'Rendered batch by batch').getByRole('listitem').first(),
    ).toContainText('development: 50 of 50');
  });

  test('is seen as stopped everywhere', async () => {
    const openAt = (path: string, title: string) => async () => {
      await fatima.goto(path);
      await expect(region(fatima, title)).toContainText(`Stopped: ${REASON}`);
      await fatima.getByText('1 batch so far').click();
    };
    for (const [path, title, name] of [
      [`/changes/${id}`, 'Rendered batch by batch', 'roll-out-change-set'],
      ['/reconciler', 'Large changes under way', 'roll-out-delivery'],
    ]) {
      await lookInEachView(fatima, { name, open: openAt(path, title) });
    }
    await expect(fatima.getByText('1 large change was stopped')).toBeVisible();
  });

  test('is looked at, and not stopped, by a developer', async ({ browser }) => {
    const page = await signedIn(browser, 'chen-wei');
    await page.goto(`/changes/${id}`);
    const section = region(page, 'Rendered batch by batch');
    await expect(section).toContainText('You may look, not stop it.');
    await expect(section.getByRole('button')).toHaveCount(0);
    await page.context().close();
  });

  test('has more dependents than a page, and all of them are listed', async () => {
    await emil.goto('/configuration/SizeProfile/small');
    const used = region(emil, 'Used by');
    const summary = used.getByText(/^1\d\d services$/);
    const services = parseInt(await summary.innerText(), 10);
    expect(services).toBeGreaterThan(100);
    await summary.click();
    const links = used.locator('details').last().getByRole('link');
    expect(await links.count()).toBeLessThan(services);
    await used.getByRole('button', { name: /^Show more of the/ }).click();
    await expect(links).toHaveCount(services);
    await expect(used.getByRole('button')).toHaveCount(0);
    await lookInEachView(emil, { name: 'configuration-used-by-many' });
  });

  test('says what a change of what it holds brings along', async () => {
    const [{ content, path }] = staging;
    const larger = content.replace('maxReplicas: 1', 'maxReplicas: 2');
    const edit = { action: 'put' as const, path, content: larger };
    const draft = await changes.draft('Two of this one', commit, edit);
    await emil.goto(`/changes/${draft}`);
    const radius = region(emil, 'Blast radius');
    await expect(radius).toContainText(
      'A large change that was stopped holds 1 of these documents.',
    );
    // On main only its scaling differs; in its cluster nothing of it is there yet.
    await expect(radius).toContainText('Deployment');
    await keepPicture(emil, 'roll-out-mend');
    await emil.getByRole('button', { name: 'Discard draft' }).click();
    await expect(emil).toHaveURL(/\/changes$/);
  });

  test('says which of it has no effect while somebody broke it by hand', async () => {
    const [{ path }] = staging;
    const rewrite = (message: string, from: string, to: string) =>
      pushByHand(EMIL, {
        ...{ file: path, message },
        edit: text => text.replace(from, to),
      });
    await rewrite('A size of our own', 'size: small', 'size: colossal');
    await fatima.goto(`/changes/${id}`);
    const answer = fatima.getByText(
      `It is on main without effect until what is held there is mended: ${path}.`,
    );
    await expect(answer).toBeVisible();
    await expect(region(fatima, 'Rendered batch by batch')).toBeVisible();
    await keepPicture(fatima, 'change-set-without-effect');
    await rewrite('Back to small', 'size: colossal', 'size: small');
    await fatima.reload();
    await expect(
      fatima.getByText('It was stopped after batch 1 of 2;'),
    ).toBeVisible();
  });

  test('goes on when it is let, and comes to its end', async () => {
    await decide(fatima, 'Let it go on', 'It was another service');
    await changes.untilRendered(id);
    await fatima.reload();
    await expect(fatima.getByText('It is on main and rendered.')).toBeVisible();
    await expect(region(fatima, 'Rendered batch by batch')).toContainText(
      'All 2 batches are rendered',
    );
    await keepPicture(fatima, 'roll-out-done');
    await fatima.goto('/reconciler');
    await expect(region(fatima, 'Figures')).toBeVisible();
    await expect(region(fatima, 'Large changes under way')).toHaveCount(0);
  });
});
