import { exitCodes } from '../../exitCodes';
import { openAt } from '../../instance/openAt';
import { prettyJson } from '../../output/prettyJson';
import {
  atPortal,
  openPortal,
  type PortalClients,
} from '../../portal/openPortal';
import type { AskPortalOptions } from '../portalOptions';

/** Asks a portal and prints what it answers, for people or as JSON. The exit code says whether that is good. */
export async function answer<T>(
  { as, json, portBase, url }: AskPortalOptions,
  ask: (portal: PortalClients) => Promise<T>,
  describe: (answer: T) => string,
  isGood: (answer: T) => boolean = () => true,
): Promise<void> {
  const instance = await openAt({ portBase });
  const portal = await openPortal(instance, { as, url });
  const found = await atPortal(() => ask(portal));
  process.stdout.write(json ? prettyJson(found) : describe(found));
  process.exitCode = exitCodes[isGood(found) ? 'ok' : 'failed'].code;
}
