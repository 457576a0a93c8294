import type { PlatformState } from '@waymark/plugin-changes-common';
import { CliError } from '../../CliError';

/**
 * A document of the configuration on main.
 *
 * @throws CliError when there is none
 */
export function findDocument(
  { documents }: Pick<PlatformState, 'documents'>,
  path: string,
) {
  const found = documents.find(one => one.path === path);
  if (found) return found;
  throw new CliError('failed', `There is no ${path} on main`, {
    fix: 'See what there is: ./waymark config list',
  });
}
