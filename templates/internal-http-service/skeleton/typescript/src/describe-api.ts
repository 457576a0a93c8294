import { pathToFileURL } from 'node:url';
import { createApp } from './app.js';
import { readSettings } from './config.js';

/** The OpenAPI document as it is kept in the repository and shown in the catalog. */
export async function describeApi(): Promise<string> {
  const { app } = await createApp(readSettings({}));
  await app.ready();
  const document = app.swagger();
  await app.close();
  return `${JSON.stringify(document, null, 2)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(await describeApi());
}
