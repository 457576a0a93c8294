import { expect, test, type Page } from '@playwright/test';
import { expectNoSeriousFinding } from './support/axe';
import { openForm } from './support/goldenPath';
import { openView, signedIn, signInButton } from './support/person';
import { keepPicture } from './support/screenshot';

type MainPage = {
  name: string;
  path: string;
  /** What a reader sees once it is loaded. */
  shows(page: Page): ReturnType<Page['getByText']>;
};

const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name }).first();

const PAGES: readonly MainPage[] = [
  {
    name: 'home',
    path: '/',
    shows: page => page.getByText('Prompt gateway').first(),
  },
  { name: 'start', path: '/start', shows: heading('Internal HTTP service') },
  { name: 'runs', path: '/runs', shows: heading(/runs?\b/i) },
  {
    name: 'catalog',
    path: '/catalog?filters[kind]=component&filters[user]=all',
    shows: page => page.getByRole('link', { name: /Prompt gateway/ }).first(),
  },
  {
    name: 'service',
    path: '/catalog/default/component/prompt-gateway',
    shows: page => page.getByText('is wanted in').first(),
  },
  {
    name: 'kubernetes',
    path: '/catalog/default/component/prompt-gateway/kubernetes',
    shows: page => page.getByText(/no cluster/i).first(),
  },
  {
    name: 'create',
    path: '/create',
    shows: page => page.getByText('Internal HTTP service').first(),
  },
  { name: 'docs', path: '/docs', shows: heading(/documentation|docs/i) },
  { name: 'settings', path: '/settings', shows: heading('Ada Okafor') },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`main pages in ${colorScheme}`, () => {
    test('have no serious accessibility finding', async ({ browser }) => {
      const page = await signedIn(browser, 'ada-okafor', { colorScheme });
      for (const { name, path, shows } of PAGES) {
        await test.step(name, async () => {
          await page.goto(path);
          await expect(shows(page)).toBeVisible();
          await keepPicture(page, `${name}-${colorScheme}-1440`);
          await expectNoSeriousFinding(page);
        });
      }
      await test.step('start form', async () => {
        await openForm(page);
        await keepPicture(page, `start-form-${colorScheme}-1440`);
        await expectNoSeriousFinding(page);
      });
    });

    test('fit a telephone', async ({ browser }) => {
      const page = await signedIn(browser, 'ada-okafor', {
        colorScheme,
        width: 360,
      });
      for (const { name, path, shows } of PAGES) {
        await test.step(name, async () => {
          await page.goto(path);
          await expect(shows(page)).toBeVisible();
          await keepPicture(page, `${name}-${colorScheme}-360`);
          await expectNoSidewaysScrolling(page);
        });
      }
      await test.step('start form', async () => {
        await openForm(page);
        await keepPicture(page, `start-form-${colorScheme}-360`);
        await expectNoSidewaysScrolling(page);
      });
    });

    test('begin with a calm sign-in', async ({ browser }) => {
      for (const width of [1440, 360] as const) {
        const page = await openView(browser, { colorScheme, width });
        await page.goto('/');
        await expect(signInButton(page)).toBeVisible();
        await keepPicture(page, `sign-in-${colorScheme}-${width}`);
        await expectNoSidewaysScrolling(page);
      }
    });
  });
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  expect.soft(excess, page.url()).toBeLessThanOrEqual(0);
}
