import { CliError } from '../../CliError';
import type { PortalClients } from '../../portal/openPortal';

/**
 * A document of the configuration on main.
 *
 * @throws CliError when there is none
 */
export async function findDocument({ changes }: PortalClients, path: string) {
  const { documents } = await changes.getPlatform();
  const found = documents.find(one => one.path === path);
  if (found) return found;
  throw new CliError('failed', `There is no ${path} on main`, {
    fix: 'See what there is: ./waymark config list',
  });
}
