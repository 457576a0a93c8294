import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of an installed Chromium: `CHROMIUM_PATH`, else the usual places.
 *
 * @throws Error that names the variable to set when there is none
 */
export function findChromium(): string {
  const path = [process.env.CHROMIUM_PATH, ...USUAL_PLACES].find(
    candidate => candidate && existsSync(candidate),
  );
  if (!path) {
    throw new Error(
      'No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its executable.',
    );
  }
  return path;
}
