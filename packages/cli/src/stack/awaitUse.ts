import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPeople } from '@waymark/local-stack';
import { PortalSession } from '../demo/session';
import type { Instance } from '../instance/Instance';
import { isExternal } from './environment';
import { peopleFile } from './files';

const timeoutMs = 90_000;
const goldenPath = 'template/default/internal-http-service';

/**
 * Waits until people can use a portal that has just started: they can sign in, and the golden paths are there. The backend
 * is ready earlier, while the catalog is still reading who works here.
 *
 * @returns why nobody can, after 90 s; undefined when all is well
 */
export async function awaitUse(
  instance: Instance,
): Promise<string | undefined> {
  if (isExternal('identity') || isExternal('forge')) return undefined;
  const [person] = readPeople(await readFile(peopleFile(instance), 'utf8'));
  if (!person) return undefined;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      const session = new PortalSession(instance.portalUrl);
      await session.signIn(person.login);
      await session.json(`/api/catalog/entities/by-name/${goldenPath}`);
      return undefined;
    } catch (error) {
      if (Date.now() > deadline) {
        return error instanceof Error ? error.message : String(error);
      }
    }
    await sleep(500);
  }
}
