import type { Drift, DriftQuery } from '@waymark/plugin-changes-common';
import { CliError } from '../../CliError';
import type { PortalClients } from '../../portal/openPortal';

/**
 * Asks what has drifted.
 *
 * @throws CliError that names what there is, when a namespace or service is asked for that has no application
 */
export async function readDrift(
  {
    changes,
    tenants,
  }: {
    changes: Pick<PortalClients['changes'], 'getDrift'>;
    tenants: Pick<PortalClients['tenants'], 'listNamespaces'>;
  },
  query: DriftQuery,
): Promise<Drift> {
  const { namespace, service } = query;
  if (service !== undefined && namespace === undefined) {
    throw new CliError('usage', '--service names a workload of a namespace', {
      fix: 'Say which one with --namespace.',
    });
  }
  const drift = await changes.getDrift(query);
  const isAnswered = drift.applications.length > 0 || drift.unknown;
  if (namespace === undefined || isAnswered) return drift;
  const { items } = await tenants.listNamespaces();
  const found = items.find(({ name }) => name === namespace);
  if (found && (service === undefined || found.services.includes(service))) {
    return drift;
  }
  throw found
    ? new CliError(
        'usage',
        `Namespace ${namespace} has no service ${service}`,
        {
          fix: oneOf(found.services),
        },
      )
    : new CliError('usage', `There is no namespace ${namespace}`, {
        fix: oneOf(items.map(({ name }) => name)),
      });
}

function oneOf(names: readonly string[]): string {
  return names.length > 0
    ? `One of: ${names.join(', ')}.`
    : 'There is none that you may see.';
}
