import { expect, test, type Page } from '@playwright/test';
import { expectNoSeriousFinding } from './support/axe';
import { isInForge } from './support/forge';
import { lookAndGoOn } from './support/look';
import { signedIn } from './support/person';
import { keepPicture } from './support/screenshot';
import { expectSettled } from './support/settled';

const NAMESPACE = 'assistant-staging';
const REASON = `The queue is stuck since ${Date.now().toString(
  36,
)}, and nobody of the team is awake.`;
const OPEN = `Somebody changes ${NAMESPACE} by break-glass access`;

async function fill(page: Page): Promise<void> {
  await page.getByText('Deployer: see and change').click();
  await page.getByRole('textbox', { name: /^Why/ }).fill(REASON);
}

test.describe.serial('access in an emergency', () => {
  let fatima: Page;
  let id = '';
  const binding = () =>
    `local/${NAMESPACE}/_break-glass/${id}/rolebinding-break-glass-${id}.yaml`;

  test.beforeAll(async ({ browser }) => {
    fatima = await signedIn(browser, 'fatima-haddad');
  });
  test.afterAll(() => fatima.context().close());

  test('is taken from the page of namespaces, and there at once', async () => {
    test.slow();
    await fatima.goto(`/namespaces?name=${NAMESPACE}`);
    await fatima
      .getByRole('link', { name: `Break-glass access to ${NAMESPACE}` })
      .click();
    await expect(fatima.getByText('You get into')).toBeVisible();
    const take = fatima.getByRole('button', { name: 'Take access' });
    await expect(take).toBeDisabled();
    await fill(fatima);
    await expect(
      fatima.getByRole('region', { name: 'What happens' }),
    ).toContainText(`waymark-deployer in ${NAMESPACE}`);
    await lookAndGoOn(fatima, 'break-glass-form');
    // Backstage draws the page anew where its navigation changes with the width.
    await fill(fatima);
    await take.click();

    await expect(fatima.getByText('The access is open.')).toBeVisible();
    await expect(fatima.getByText(OPEN)).toBeVisible();
    id = new URL(fatima.url()).pathname.split('/').at(-1) ?? '';
    await expect.poll(() => isInForge('rendered', binding())).toBe(true);
    await expect(fatima.getByText('You asked for this')).toHaveCount(0);
    await lookAndGoOn(fatima, 'break-glass-open');
  });

  test('is seen by the team, and waits for a reviewer', async ({ browser }) => {
    test.slow();
    const ada = await signedIn(browser, 'ada-okafor');
    await ada.goto('/namespaces');
    await expect(ada.getByText(OPEN)).toBeVisible();
    await lookAndGoOn(ada, 'break-glass-namespaces');
    await ada.goto('/catalog/default/component/prompt-gateway');
    await expect(ada.getByText(OPEN)).toBeVisible();
    await expectSettled(ada);
    await keepPicture(ada, 'break-glass-service-light-1440');
    await ada.goto('/notifications');
    await expect(
      ada.getByText(`is deployer in ${NAMESPACE}`).first(),
    ).toBeVisible();
    await ada.context().close();

    const dara = await signedIn(browser, 'dara-novak');
    await dara.goto(`/approvals/${id}`);
    await expect(
      dara.getByText('The access is reviewed once it has ended.'),
    ).toBeVisible();
    await expect(dara.getByRole('button', { name: 'Justified' })).toHaveCount(
      0,
    );
    await expect(
      dara.getByRole('button', { name: 'End access' }),
    ).toBeVisible();
    await dara.context().close();
  });

  test('is ended by its person, and reviewed by another', async ({
    browser,
  }) => {
    test.slow();
    await fatima.getByRole('button', { name: 'End access' }).click();
    const dialog = fatima.getByRole('dialog');
    await dialog.getByRole('textbox').fill('The queue runs again.');
    await dialog.getByRole('button', { name: 'End access' }).click();
    await expect(fatima.getByText(OPEN)).toHaveCount(0);
    await expect(fatima.getByText('took the role back')).toBeVisible();
    await expect.poll(() => isInForge('rendered', binding())).toBe(false);
    expect(await isInForge('main', `grants/${id}.yaml`)).toBe(false);
    await expect(fatima.getByRole('button', { name: 'Justified' })).toHaveCount(
      0,
    );

    const dara = await signedIn(browser, 'dara-novak');
    await dara.goto(`/approvals/${id}`);
    await expect(dara.getByText('It waits for your review.')).toBeVisible();
    await lookAndGoOn(dara, 'break-glass-review');
    await dara
      .getByLabel('Reason or question')
      .fill('The log of the pods says the same.');
    await dara.getByRole('button', { name: 'Justified', exact: true }).click();
    await expect(dara.getByText('was found justified')).toBeVisible();
    await dara.context().close();
  });
});

test('production asks for its name, and others are told why not', async ({
  browser,
}) => {
  const ben = await signedIn(browser, 'ben-lindqvist');
  await ben.goto(
    '/approvals/break-glass?team=assistant&environment=production&namespace=assistant-production',
  );
  const take = ben.getByRole('button', { name: 'Take access' });
  await ben.getByRole('textbox', { name: /^Why/ }).fill(REASON);
  await expect(take).toBeDisabled();
  await ben
    .getByRole('textbox', { name: /Type assistant-production/ })
    .fill('assistant-production');
  await take.click();
  await expect(ben.getByRole('alert')).toContainText(
    'approvals.break-glass.use',
  );
  await keepPicture(ben, 'break-glass-denied-light-1440');
  await ben.goto('/approvals/break-glass');
  await expect(ben.getByText('Choose a namespace first')).toBeVisible();
  await expectNoSeriousFinding(ben);
});
