import { expect, type Page } from '@playwright/test';

/** Asserts that nobody has to scroll the page sideways. */
export async function expectFits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect.soft(wider, `${page.url()} is wider than its window`).toBe(0);
}
