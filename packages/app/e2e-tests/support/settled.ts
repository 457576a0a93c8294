import { expect, type Page } from '@playwright/test';

/** Waits until nothing on the page stands in for what is still coming. */
export async function expectSettled(page: Page): Promise<void> {
  const standIns = page
    .locator('.bui-Skeleton, [class*="MuiSkeleton"], [role="progressbar"]')
    .filter({ visible: true });
  await expect(standIns).toHaveCount(0);
}
