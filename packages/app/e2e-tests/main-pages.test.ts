import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  fillForm,
  makeService,
  openForm,
  submitOf,
  uniqueName,
} from './support/goldenPath';
import { lookInEachView } from './support/look';
import { openView, signedIn, signInButton } from './support/person';

const service = uniqueName('page');
const ENTITY = `/catalog/default/component/${service}`;

let page: Page;
let run: string;

type MainPage = {
  name: string;
  open(): Promise<void>;
  /** What a reader sees once it is loaded. */
  shows(): Locator;
  /** The documents show it, by this name. */
  picture?: string;
};

const at = (path: () => string) => async () => {
  await page.goto(path());
};
const heading = (name: string | RegExp) => () =>
  page.getByRole('heading', { name }).first();

const operation = () =>
  page.getByRole('button', { name: /^POST \/v1\/completions/ });

async function enterMistakes() {
  await openForm(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Not_A_Name');
  await page
    .getByRole('button', { name: 'Create repository and objects' })
    .click();
}

const PAGES: readonly MainPage[] = [
  {
    name: 'home',
    open: at(() => '/'),
    shows: () => page.getByRole('link', { name: service }).first(),
  },
  {
    name: 'start',
    open: at(() => '/start'),
    shows: heading('Internal HTTP service'),
  },
  {
    name: 'start-form-errors',
    open: enterMistakes,
    shows: () => page.getByText('fields need an answer first.'),
  },
  {
    name: 'start-form',
    open: async () => {
      await openForm(page);
      await fillForm(page, {
        name: uniqueName('form'),
        description: 'Answers questions about orders.',
      });
    },
    shows: () => submitOf(page),
    picture: 'start-form',
  },
  {
    name: 'run',
    open: at(() => run),
    shows: heading('What was made'),
    picture: 'run',
  },
  {
    name: 'runs',
    open: at(() => '/runs'),
    shows: () => page.getByText(service).first(),
  },
  {
    name: 'delivery',
    open: at(() => '/reconciler'),
    shows: () => page.getByText('Intent', { exact: true }).first(),
  },
  {
    name: 'catalog',
    open: at(() => '/catalog?filters[kind]=component&filters[user]=all'),
    shows: () => page.getByRole('link', { name: service }).first(),
  },
  {
    name: 'service',
    open: at(() => ENTITY),
    shows: () => page.getByRole('region', { name: 'development' }),
  },
  {
    name: 'example',
    open: at(() => '/catalog/default/component/prompt-gateway'),
    shows: () => page.getByRole('region', { name: 'production' }),
    picture: 'service',
  },
  {
    name: 'service-apis',
    open: at(() => '/catalog/default/component/prompt-gateway/apis'),
    shows: () => page.getByRole('link', { name: 'Prompt gateway API' }),
  },
  {
    name: 'apis',
    open: at(() => '/api-docs?filters[user]=all'),
    shows: () => page.getByRole('link', { name: 'Embeddings API' }).first(),
  },
  {
    name: 'api',
    open: at(() => '/catalog/default/api/prompt-gateway'),
    shows: () => operation(),
  },
  {
    name: 'api-operation',
    open: async () => {
      await page.goto('/catalog/default/api/prompt-gateway/definition');
      await operation().click();
    },
    shows: heading('Responses'),
  },
  {
    name: 'graph',
    open: at(
      () => '/catalog-graph?rootEntityRefs[]=component:default/prompt-gateway',
    ),
    shows: () =>
      page.getByRole('button', { name: 'Component Embedding service' }),
  },
  {
    name: 'graph-of-nothing',
    open: at(() => '/catalog-graph'),
    shows: () => page.getByText('No entity is chosen'),
  },
  {
    name: 'kubernetes',
    open: at(() => `${ENTITY}/kubernetes`),
    shows: () => page.getByText('No cluster connected'),
  },
  {
    name: 'docs',
    open: at(() => `/docs/default/component/${service}`),
    shows: () => page.getByRole('heading', { level: 1, name: service }).last(),
  },
  {
    name: 'docs-home',
    open: at(() => '/docs'),
    shows: () => page.getByRole('link', { name: 'Prompt gateway' }).first(),
  },
  {
    name: 'runbook',
    open: at(
      () => '/docs/default/component/waymark-portal/runbooks/held-document',
    ),
    shows: heading('A document is held'),
  },
  {
    name: 'search',
    open: at(() => '/search?query=prompt-gateway'),
    shows: () => page.getByRole('link', { name: /prompt-gateway/ }).first(),
  },
  {
    name: 'notifications',
    open: at(() => '/notifications'),
    shows: () => page.getByText(/^Unread notifications/).first(),
  },
  {
    name: 'person',
    open: at(() => '/catalog/default/user/ada-okafor'),
    // In the drawing, which comes last.
    shows: () => page.getByRole('link', { name: 'Group Assistant' }),
  },
  {
    name: 'settings',
    open: at(() => '/settings'),
    shows: heading('Ada Okafor'),
  },
  {
    name: 'feature-flags',
    open: at(() => '/settings/feature-flags'),
    shows: () => page.getByText('No features to try out'),
  },
  {
    name: 'create',
    open: at(() => '/create'),
    shows: () => page.getByText('Internal HTTP service').first(),
  },
  {
    name: 'wizard',
    open: at(() => '/create/templates/default/internal-http-service'),
    shows: () => page.getByRole('textbox', { name: 'Name' }),
  },
  {
    name: 'import',
    open: at(() => '/catalog-import'),
    shows: () => page.getByRole('textbox', { name: 'URL' }),
  },
  {
    name: 'not-found',
    open: at(() => '/no-such-page'),
    shows: heading('Not found'),
  },
];

async function inspect({ open, shows, ...what }: MainPage): Promise<void> {
  await lookInEachView(page, {
    ...what,
    open: async () => {
      await open();
      await expect(shows()).toBeVisible({ timeout: 60_000 });
    },
  });
}

test.describe('the main pages are accessible, fit and can be seen', () => {
  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'ada-okafor');
    run = await makeService(page, {
      name: service,
      description: 'Stands in the pictures of the main pages.',
    });
  });

  test.afterAll(() => page.context().close());

  test('sign-in', async ({ browser }) => {
    const signedInPage = page;
    page = await openView(browser);
    await inspect({
      name: 'sign-in',
      open: at(() => '/'),
      shows: () => signInButton(page),
    });
    page = signedInPage;
  });

  for (const mainPage of PAGES) {
    test(mainPage.name, () => inspect(mainPage));
  }
});
