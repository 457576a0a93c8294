import path from 'node:path';
import type { Page } from '@playwright/test';
import type { MainView } from './person';
import { stateFolder } from './stateFolder';

const ASSETS = path.join(__dirname, '..', '..', '..', '..', 'docs', 'assets');

/**
 * Keeps a picture of what the window shows for the documents, `<name>-light.png` or `-dark.png`, as wide as a desk. Only where
 * `WAYMARK_DOCS_PICTURES` is set: a run of the tests leaves the checkout as it is.
 */
export async function keepForDocs(
  page: Page,
  name: string,
  { colorScheme, width }: MainView,
): Promise<void> {
  if (!process.env.WAYMARK_DOCS_PICTURES || width !== 1440) return;
  await page.screenshot({
    path: path.join(ASSETS, `${name}-${colorScheme}.png`),
    animations: 'disabled',
  });
}

/**
 * Keeps a picture of the whole page in `.waymark/screenshots`. The window grows to the page's height meanwhile: what is as
 * high as the window, the navigation above all, would otherwise end in the middle of the picture.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  const height = await page.evaluate(
    () => document.documentElement.scrollHeight,
  );
  if (before && height > before.height) {
    await page.setViewportSize({ width: before.width, height });
  }
  await page.screenshot({
    path: path.join(stateFolder, 'screenshots', `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
  if (before) await page.setViewportSize(before);
}
