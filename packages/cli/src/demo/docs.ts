import { DemoFailure } from './errors';
import { poll } from './poll';
import type { PortalSession } from './session';

const SEARCH_TIMEOUT_MS = 120_000;

/**
 * Builds a service's TechDocs as opening the page does, and reads the page.
 *
 * @returns what was read
 */
export async function readTechDocs(
  session: PortalSession,
  service: string,
): Promise<string> {
  const entity = `default/component/${service}`;
  const sync = await session.fetch(`/api/techdocs/sync/${entity}`, {
    headers: { accept: 'text/event-stream' },
  });
  const log = await sync.text();
  const page = await session.fetch(
    `/api/techdocs/static/docs/${entity}/index.html`,
  );
  const html = await page.text();
  if (!page.ok || !html.includes(service)) {
    const lastLines = log.trim().split('\n').slice(-4).join(' | ');
    throw new DemoFailure(
      `The documentation page answered ${page.status}; the build said: ${lastLines}`,
      'Check that Python is there: ./waymark doctor',
    );
  }
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.trim();
  return `"${title ?? service}", ${Math.round(
    html.length / 1024,
  )} KiB at /docs/${entity}`;
}

/** Searches as a person would until the service is in the index. */
export async function findInSearch(
  session: PortalSession,
  service: string,
): Promise<string> {
  const query = new URLSearchParams({ term: service });
  return poll(
    `Finding ${service} by search`,
    async () => {
      const found = JSON.stringify(
        await session.json(`/api/search/query?${query}`),
      );
      return found.includes(`/${service}"`)
        ? `found by the term "${service}"`
        : undefined;
    },
    { timeoutMs: SEARCH_TIMEOUT_MS, everyMs: 1000 },
  );
}
