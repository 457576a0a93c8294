import { expect, type Page } from '@playwright/test';
import { expectNoSeriousFinding } from './axe';
import { expectFits } from './fits';
import { setView, VIEWS, type MainView } from './person';
import { keepForDocs, keepPicture } from './screenshot';
import { expectSettled } from './settled';

/** A picture of somebody whose profile is not there yet; one that only decorates a name has none of its own. */
const UNNAMED_PICTURE =
  'div[role="img"]:not([aria-label]):not([aria-hidden="true"])';

/** Looks at a page as it stands: all of it is there, it is kept as a picture, axe finds nothing serious, it fits. */
export async function lookAt(
  page: Page,
  name: string,
  view: MainView,
): Promise<void> {
  await expectSettled(page);
  // A person's picture has its name once their profile is there.
  await expect(page.locator(UNNAMED_PICTURE)).toHaveCount(0);
  await keepPicture(page, `${name}-${view.colorScheme}-${view.width}`);
  await expectNoSeriousFinding(page);
  await expectFits(page);
}

type Look = {
  name: string;
  /** Opens the page; without it, the page stays open from view to view. */
  open?: () => Promise<void>;
  /** The documents show it, by this name. */
  picture?: string;
};

/**
 * Looks at a page in each view. It is opened on a desk and on a telephone; between light and dark it stays open, as it does
 * for a reader whose system changes at dusk.
 */
export async function lookInEachView(
  page: Page,
  { name, open, picture }: Look,
): Promise<void> {
  for (const view of VIEWS) {
    await setView(page, view);
    if (view.colorScheme === 'light') await open?.();
    await lookAt(page, name, view);
    if (picture) await keepForDocs(page, picture, view);
  }
}

/** Looks at a page that stays open in each view, and leaves it as a reader at a desk has it. */
export async function lookAndGoOn(page: Page, name: string): Promise<void> {
  await lookInEachView(page, { name });
  await setView(page, { width: 1440, colorScheme: 'light' });
}
