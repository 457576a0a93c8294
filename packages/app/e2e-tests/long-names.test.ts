import { expect, test } from '@playwright/test';
import { expectFits } from './support/fits';
import { makeService, uniqueName } from './support/goldenPath';
import { setView, signedIn } from './support/person';
import { expectSettled } from './support/settled';
import { keepPicture } from './support/screenshot';

/** The longest name that Kubernetes and DNS allow. */
const LONGEST = 63;

test('a name of 63 characters fits everywhere, also on a telephone', async ({
  browser,
}) => {
  const service = uniqueName('long', LONGEST);
  expect(service).toHaveLength(LONGEST);
  const page = await signedIn(browser, 'chen-wei', { width: 360 });

  const run = await makeService(page, {
    name: service,
    description: 'Has the longest name there can be.',
  });
  const pages = [
    { name: 'run', path: run, shows: 'What was made' },
    { name: 'runs', path: '/runs?mine=true', shows: service },
    { name: 'home', path: '/', shows: 'Your services' },
    {
      name: 'service',
      path: `/catalog/default/component/${service}`,
      shows: 'is wanted in 1 environment',
    },
  ];
  for (const { name, path, shows } of pages) {
    await test.step(name, async () => {
      for (const width of [360, 1440] as const) {
        await setView(page, { width });
        await page.goto(path);
        await expect(
          page.getByText(service).filter({ visible: true }).first(),
        ).toBeVisible();
        await expect(page.getByText(shows).first()).toBeVisible();
        await expectSettled(page);
        await expectFits(page);
        await keepPicture(page, `long-name-${name}-light-${width}`);
      }
    });
  }
});
