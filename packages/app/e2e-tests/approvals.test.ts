import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { lookAndGoOn, lookAt } from './support/look';
import { signedIn } from './support/person';
import { keepPicture } from './support/screenshot';

const REASON = 'The load test of the new index needs twice the replicas.';

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** Asks as the person whose page it is, as the portal's own pages do. */
async function ask(page: Page, title: string): Promise<string> {
  const sent = page.waitForRequest('**/api/approvals/requests?*');
  await page.goto('/approvals');
  const authorization = await (await sent).headerValue('authorization');
  const answer = await page.request.post('/api/approvals/requests', {
    headers: { authorization: authorization ?? '' },
    data: {
      kind: 'quota',
      subject: { type: 'namespace', ref: 'assistant-staging', title },
      reason: REASON,
      team: 'assistant',
      environment: 'staging',
      evidence: [{ title: 'Plan of the load test', url: '/docs' }],
      idempotencyKey: `browser:${randomUUID()}`,
    },
  });
  expect(answer.status()).toBe(200);
  const { id } = await answer.json();
  return id;
}

test('from asking to the approval of another person', async ({ browser }) => {
  test.slow();
  const title = `More memory for assistant-staging ${Date.now()}`;
  const ada = await signedIn(browser, 'ada-okafor');
  const id = await ask(ada, title);
  await ada.goto(`/approvals/${id}`);
  await expect(ada.getByText('You asked for this')).toBeVisible();
  await expect(ada.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const emil = await signedIn(browser, 'emil-sorensen');
  await emil.getByRole('link', { name: 'Approvals', exact: true }).click();
  const link = emil.getByRole('link', { name: title });
  await expect(link).toBeVisible();
  await lookAndGoOn(emil, 'approvals-inbox');
  await link.focus();
  await emil.keyboard.press('Enter');
  await expect(emil.getByText('It waits for your decision.')).toBeVisible();
  await expect(emil.getByText(REASON).first()).toBeVisible();
  await lookAndGoOn(emil, 'approvals-request');

  await emil.getByLabel('Reason or question').fill('For how long?');
  await emil.getByRole('button', { name: 'Ask back' }).click();
  await expect(emil.getByText('The requester was asked').first()).toBeVisible();

  await ada.reload();
  await ada.getByRole('textbox', { name: 'Answer' }).fill('For two days.');
  await ada.getByRole('button', { name: 'Answer' }).click();
  await expect(ada.getByText('0 of 1 parts are approved.')).toBeVisible();

  await emil.reload();
  await emil.getByRole('button', { name: 'Approve' }).click();
  await expect(emil.getByText('Approved. What was asked for')).toBeVisible();
  await expect(emil.getByText('recorded the approval')).toBeVisible();
  await lookAndGoOn(emil, 'approvals-approved');
});

test('asks by a form, goes to the decision by a key, and lends a part', async ({
  browser,
}) => {
  test.slow();
  const title = `A graph database ${Date.now()}`;
  const ada = await signedIn(browser, 'ada-okafor');
  await ada.goto('/approvals');
  await ada.getByRole('link', { name: 'Ask for approval' }).click();
  await expect(ada.getByLabel('In one line')).toBeVisible();
  // Before anything is written: another width is another page.
  await lookAndGoOn(ada, 'approvals-new');
  await ada.getByRole('button', { name: /What for/ }).click();
  await ada
    .getByRole('option', { name: 'Something without a golden path' })
    .click();
  await ada.getByLabel('In one line').fill(title);
  await ada.getByRole('textbox', { name: /^Why/ }).fill('Relations matter.');
  const team = ada.getByRole('combobox', { name: 'Team' });
  await team.pressSequentially('assis');
  await expect(ada.getByRole('option', { name: 'Assistant' })).toBeVisible();
  await team.press('ArrowDown');
  await team.press('Enter');
  await expect(team).toHaveValue('Assistant');
  // The window keeps what was entered.
  await ada.reload();
  await expect(ada.getByLabel('In one line')).toHaveValue(title);
  await expect(team).toHaveValue('Assistant');
  await expect(ada.getByText(/^Draft from .* restored$/)).toBeVisible();
  await ada.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(ada).toHaveURL(/\/approvals\/[0-9a-f-]{36}$/);
  await expect(ada.getByText(title).first()).toBeVisible();

  const emil = await signedIn(browser, 'emil-sorensen');
  await emil.goto('/approvals');
  await emil.getByRole('link', { name: title }).focus();
  await emil.keyboard.press('r');
  const reason = emil.getByLabel('Reason or question');
  await expect(reason).toBeFocused();
  await reason.fill('There is one already.');
  await emil.getByRole('button', { name: 'Reject' }).click();
  await expect(emil.getByText('Rejected. Nothing is done.')).toBeVisible();

  await emil.goto('/approvals/delegations');
  await expect(
    emil.getByRole('combobox', { name: 'Who decides for you' }),
  ).toBeVisible();
  await lookAndGoOn(emil, 'approvals-delegations');
});

test('asks for an exception: what is wrong stands at its field', async ({
  browser,
}) => {
  test.slow();
  const ada = await signedIn(browser, 'ada-okafor');
  await ada.goto('/approvals/new');
  await ada.getByRole('button', { name: /What for/ }).click();
  await ada.getByRole('option', { name: 'Exception from a rule' }).click();
  await ada
    .getByLabel('In one line')
    .fill(`TLS 1.1 for a scanner ${Date.now()}`);
  await ada
    .getByRole('textbox', { name: /^Why/ })
    .fill('The scanner of the archive is replaced in spring.');
  const team = ada.getByRole('combobox', { name: 'Team' });
  await team.fill('assistant');
  await team.press('Escape');
  await expect(team).toHaveValue('Assistant');
  const environment = ada.getByRole('combobox', { name: 'Environment' });
  await environment.fill('Not an environment');
  await environment.press('Tab');
  const owner = ada.getByRole('combobox', { name: /^Who answers/ });
  await owner.fill('Hugo Martins');
  await owner.press('Tab');
  const soon = new Date(Date.now() + 30 * 86_400_000);
  const later = new Date(Date.now() + 60 * 86_400_000);
  await ada.getByLabel('Ends on').fill(dayOf(soon));
  await ada.getByLabel('Is looked at again on').fill(dayOf(later));
  const send = ada.getByRole('button', { name: 'Ask for approval' });
  await send.click();
  await expect(environment).toHaveAccessibleDescription(
    /Use lower-case letters/,
  );
  await expect(environment).toHaveAttribute('aria-invalid', 'true');
  await lookAt(ada, 'approvals-new-errors', {
    colorScheme: 'light',
    width: 1440,
  });
  await environment.fill('');
  await environment.press('Tab');
  await send.click();
  const review = ada.getByLabel('Is looked at again on');
  await expect(review).toHaveAccessibleDescription(/Choose a day between/);
  await review.fill(dayOf(new Date(Date.now() + 20 * 86_400_000)));
  // The draft stays from view to view, though another width is another page.
  await lookAndGoOn(ada, 'approvals-new-exception');
  await send.click();
  await expect(ada).toHaveURL(/\/approvals\/[0-9a-f-]{36}$/);
  await expect(ada.getByRole('link', { name: 'Hugo Martins' })).toBeVisible();
});

test('whoever has no part in requests is told why', async ({ browser }) => {
  const page = await signedIn(browser, 'grace-park');
  await page.goto('/approvals');
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('approvals.request.read');
  await expect(notice).toContainText('An admin adds you to a group');
  await expect(
    page.getByRole('link', { name: 'Ask for approval' }),
  ).toHaveCount(0);
  await keepPicture(page, 'approvals-denied-light-1440');
});
