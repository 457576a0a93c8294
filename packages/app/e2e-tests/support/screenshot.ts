import path from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER = process.env.WAYMARK_STATE_DIR
  ? path.resolve(process.env.WAYMARK_STATE_DIR, 'screenshots')
  : path.resolve(__dirname, '../../../../.waymark/screenshots');

/** Keeps a picture of the page in `.waymark/screenshots`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: path.join(FOLDER, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}
