import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { findChromium } from './support/chromium';
import { stateFolder } from './support/stateFolder';

const portalUrl = process.env.WAYMARK_PORTAL_URL ?? 'http://localhost:7070';

/** What only reads, and so runs beside what changes the portal. */
const READING = [
  'denied.test.ts',
  'kubernetes.test.ts',
  'main-pages.test.ts',
  'sign-in.test.ts',
  'states.test.ts',
];

/**
 * Browser tests against a running portal (`./waymark up`); `./waymark test browser` starts one. An installed Chromium is
 * used, because a test run must not depend on downloading a browser.
 */
export default defineConfig({
  testDir: '.',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  // One after the other each: journeys change what all of them share.
  projects: [
    { name: 'journeys', testIgnore: READING, workers: 1 },
    { name: 'reading', testMatch: READING, workers: 1 },
  ],
  outputDir: path.join(stateFolder, 'test', 'browser'),
  use: {
    baseURL: portalUrl,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
