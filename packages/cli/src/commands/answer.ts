import { exitCodes } from '../exitCodes';
import { openAt } from '../instance/openAt';
import { prettyJson } from '../output/prettyJson';
import { readNames, type NameOf } from '../portal/names';
import { atPortal, openPortal, type PortalClients } from '../portal/openPortal';
import type { AskPortalOptions } from './portalOptions';

/**
 * Asks a portal and prints what it answers: for people, who know each other by name, or exactly, as JSON. The exit code says
 * whether that is good.
 */
export async function answer<T>(
  { as, json, portBase, url }: AskPortalOptions,
  ask: (portal: PortalClients) => Promise<T>,
  describe: (answer: T, nameOf: NameOf) => string,
  isGood: (answer: T) => boolean = () => true,
): Promise<void> {
  const portal = await openPortal(await openAt({ portBase }), { as, url });
  const found = await atPortal(() => ask(portal));
  process.stdout.write(
    json
      ? prettyJson(found)
      : describe(found, await readNames(portal.catalog, found)),
  );
  process.exitCode = exitCodes[isGood(found) ? 'ok' : 'failed'].code;
}
