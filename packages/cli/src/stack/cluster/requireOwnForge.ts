import { existsSync } from 'node:fs';
import { CliError } from '../../CliError';
import type { Instance } from '../../instance/Instance';

/**
 * Refuses to give a portal that has worked with the local forge a cluster: its repositories would stay behind, and its
 * history would name commits and change requests that Gitea does not have.
 */
export function requireOwnForge(present: Instance, next: Instance): void {
  if (present.cluster || !next.cluster) return;
  if (!existsSync(present.state('git'))) return;
  throw new CliError(
    'usage',
    'The repositories of this portal are on its local forge, and a portal with a cluster has them on a Gitea',
    {
      fix: 'Start anew: ./waymark reset, then again. Or run a second portal beside it: WAYMARK_STATE_DIR=.waymark/with-cluster ./waymark up --cluster --port-base 8070',
    },
  );
}
