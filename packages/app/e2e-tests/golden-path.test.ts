import { expect, test, type Page } from '@playwright/test';
import {
  expectMade,
  formOf,
  expectFreshForm,
  previewOf,
  submit,
  submitOf,
  uniqueName,
} from './support/goldenPath';
import { signedIn } from './support/person';

const service = uniqueName('path');
const entityPage = `/catalog/default/component/${service}`;
const TAKEN = 'prompt-gateway';

let page: Page;

/** The field's input and what stands beside it. */
const field = (name: string) => formOf(page).locator(`[data-field="${name}"]`);

const fill = async (label: string, value: string) => {
  const input = formOf(page).getByRole('textbox', { name: label });
  await input.fill(value);
  await input.blur();
};

test.describe.serial('the golden path "Internal HTTP service"', () => {
  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'ada-okafor');
  });

  test.afterAll(() => page.context().close());

  test('begins at home and says what it makes and what it does not', async () => {
    await page.getByRole('link', { name: 'All golden paths' }).click();
    const card = page.getByRole('article', { name: 'Internal HTTP service' });
    for (const title of ['Creates', 'Does not create']) {
      await expect(
        card.getByRole('list', { name: title }).getByRole('listitem').first(),
      ).toBeVisible();
    }
    await card
      .getByRole('link', { name: 'Start Internal HTTP service' })
      .click();
    await expectFreshForm(page);
    await expect(formOf(page).getByLabel('Team').first()).toHaveValue(
      'Assistant',
    );
  });

  test('says beside the field what is wrong with it, and how to mend it', async () => {
    await fill('Name', 'Not_A_Name');
    await expect(field('name')).toContainText('hyphens');
    await expect(
      field('name').getByRole('textbox', { name: 'Name' }),
    ).toHaveAttribute('aria-invalid', 'true');

    const tooLong = 'n'.repeat(64);
    await fill('Name', tooLong);
    await expect(field('name')).toContainText('at most 63');
    await expect(field('name').getByRole('textbox')).toHaveValue(tooLong);
    await fill('Description', 'd'.repeat(201));
    await expect(field('description')).toContainText(
      'Description has 201 characters. Write at most 200.',
    );
    await fill('Description', '');
    await fill('Most replicas', '101');
    await expect(field('maxReplicas')).toContainText('100');
    await expect(field('maxReplicas').getByRole('textbox')).toHaveValue('101');
    await fill('Most replicas', '4');

    await fill('Name', TAKEN);
    await expect(field('name')).toContainText(`The name ${TAKEN} is taken`);

    await fill('Name', service);
    await expect(field('name').getByRole('textbox')).not.toHaveAttribute(
      'aria-invalid',
      'true',
    );

    await fill('Most replicas', '1');
    await expect(field('maxReplicas')).toContainText('below the minimum (2)');
    await fill('Fewest replicas', '1');
    await expect(field('maxReplicas')).not.toContainText('below the minimum');
  });

  test('moves to the first field that needs an answer when it is submitted too early', async () => {
    await page
      .getByRole('button', { name: 'Create repository and objects' })
      .click();
    await expect(
      formOf(page).getByRole('textbox', { name: 'Description' }),
    ).toBeFocused();
    await expect(
      page.getByText('One field needs an answer first.'),
    ).toBeVisible();
    await fill('Description', 'Answers questions about the browser tests.');
    await expect(submitOf(page)).toBeVisible();
  });

  test('shows every object it would make and why, the quota, findings and approvals', async () => {
    const preview = previewOf(page);
    await expect(preview).toContainText(`assistant-development`);

    const deployment = preview.getByRole('button', { name: /^Deployment/ });
    await deployment.click();
    const visible = { visible: true };
    await expect(preview.getByText(/^Why: /).filter(visible)).toHaveCount(1);
    await expect(preview.locator('pre').filter(visible)).toContainText(
      'kind: Deployment',
    );

    await preview.getByRole('tab', { name: /^Quota/ }).click();
    await expect(
      preview.getByRole('table').getByRole('row', { name: /CPU/i }).first(),
    ).toBeVisible();
    await preview.getByRole('tab', { name: /^Findings/ }).click();
    await expect(preview.getByRole('tabpanel')).not.toBeEmpty();
    await preview.getByRole('tab', { name: /^Approvals/ }).click();
    await expect(preview.getByRole('tabpanel')).not.toBeEmpty();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('approvals');
  });

  test('keeps the draft over a reload', async () => {
    await expect(page.getByText(/^Draft saved/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^Draft from .* restored$/)).toBeVisible();
    const form = formOf(page);
    await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue(
      service,
    );
    await expect(
      form.getByRole('textbox', { name: 'Fewest replicas' }),
    ).toHaveValue('1');
    await expect(submitOf(page)).toBeVisible();
  });

  test('makes everything, step by step', async () => {
    await submit(page);
    const steps = page.getByRole('list', { name: 'Steps' });
    await expect(steps.getByRole('listitem')).not.toHaveCount(0);
    await expectMade(page, service);
    for (const step of await steps.locator('> li').all()) {
      await expect(step).toHaveAttribute('data-state', 'done');
      await expect(step).toContainText(/\d (ms|s)/);
    }
    await expect(page.getByText('Clone the repository')).toBeVisible();
    await expect(page.getByText(/bootstrap image/i).first()).toBeVisible();
  });

  test('links to what was made: each address answers', async () => {
    const made = page.getByRole('region', { name: 'What was made' });
    const addresses = await made
      .getByRole('link')
      .evaluateAll(links =>
        links.map(link => (link instanceof HTMLAnchorElement ? link.href : '')),
      );
    const portal = new URL(page.url()).origin;
    const outside = [...new Set(addresses)].filter(
      address => new URL(address).origin !== portal,
    );
    expect(outside.length).toBeGreaterThanOrEqual(3);
    for (const address of outside) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBe(200);
      // What is made for the whole namespace, the tenant's baseline, names the namespace only.
      expect(await answer.text(), address).toMatch(
        new RegExp(`${service}|assistant-development`),
      );
    }
  });

  test('gives the service a page with intent beside reality', async () => {
    await page.getByRole('link', { name: `Open ${service}` }).click();
    await page.waitForURL(`**${entityPage}`);
    const column = page.getByRole('region', { name: 'development' });
    await expect(column.getByText('Intent', { exact: true })).toBeVisible();
    await expect(column).toContainText('1 to 1 replicas, small');
    await expect(column.getByText('Unknown')).toBeVisible();
    await expect(column).toContainText('no cluster connected');
  });

  test('gives it docs that are built when they are opened', async () => {
    await page.goto(`/docs/default/component/${service}`);
    await expect(
      page.getByRole('heading', { level: 1, name: service }).first(),
    ).toBeVisible({ timeout: 60_000 });
  });

  test('is found by search', async () => {
    await page.goto('/search');
    const term = page.getByRole('textbox', { name: /search/i }).first();
    await expect
      .poll(
        async () => {
          await page.goto(`/search?query=${service}`);
          await expect(term).toHaveValue(service);
          return page
            .getByRole('link', { name: new RegExp(service) })
            .or(page.getByText('no results', { exact: false }))
            .first()
            .textContent();
        },
        { timeout: 90_000, intervals: [2000] },
      )
      .toContain(service);
  });

  test('is open to the ordinary wizard too', async () => {
    await page.goto('/start');
    await page.getByRole('link', { name: 'Ordinary wizard' }).click();
    const card = page
      .getByTestId('template-card-actions--create')
      .or(page.getByRole('button', { name: 'Choose' }))
      .first();
    await card.click();
    await page.waitForURL('**/create/templates/default/internal-http-service');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
    await expect(page.getByText('The service', { exact: true })).toBeVisible();
  });
});
