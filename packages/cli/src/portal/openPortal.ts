import { CatalogClient, type CatalogApi } from '@backstage/catalog-client';
import { ResponseError } from '@backstage/errors';
import { ApprovalsClient } from '@waymark/plugin-approvals-common';
import { ChangesClient, DOOR_HEADER } from '@waymark/plugin-changes-common';
import { TenantsClient } from '@waymark/plugin-tenants-common';
import { CliError } from '../CliError';
import { DemoFailure } from '../demo/errors';
import { PortalSession } from '../demo/session';
import type { Instance } from '../instance/Instance';
import { refusalOf } from './refusal';

/** The example organization's operator, whom the local identity provider signs in. */
export const OPERATOR = 'fatima-haddad';

/** Who asks which portal. */
export interface PortalOptions {
  /** Entity name of a person of the local identity provider. */
  as: string;
  /** Another portal than the checkout's; asked with the token in `WAYMARK_TOKEN`. */
  url?: string;
}

/** A portal's domains as a person may use them. */
export interface PortalClients {
  approvals: ApprovalsClient;
  catalog: CatalogApi;
  changes: ChangesClient;
  tenants: TenantsClient;
}

/**
 * Opens a portal: the local one as a person of the example organization, any other one with a Backstage token.
 *
 * @throws CliError when nobody answers there
 */
export async function openPortal(
  instance: Instance,
  options: PortalOptions,
): Promise<PortalClients> {
  const { base, fetchApi } = await reachPortal(instance, options);
  return portalAt(base, fetchApi);
}

/**
 * A portal's address, and a `fetch` that says who asks.
 *
 * @throws CliError when nobody answers there
 */
export async function reachPortal(
  instance: Instance,
  { as, url = instance.portalUrl }: PortalOptions,
): Promise<{ base: string; fetchApi: { fetch: typeof fetch } }> {
  const base = url.replace(/\/$/, '');
  const token = process.env.WAYMARK_TOKEN;
  const fetchApi = token
    ? { fetch: withToken(token) }
    : await signedIn(base, as);
  return { base, fetchApi };
}

/** A portal's domains at an address, through a `fetch` that says who asks. */
export function portalAt(
  base: string,
  fetchApi: { fetch: typeof fetch },
): PortalClients {
  const options = {
    discoveryApi: {
      getBaseUrl: async (plugin: string) => `${base}/api/${plugin}`,
    },
    fetchApi: { fetch: asCommandLine(fetchApi.fetch) },
  };
  return {
    approvals: new ApprovalsClient(options),
    catalog: new CatalogClient(options),
    changes: new ChangesClient(options),
    tenants: new TenantsClient(options),
  };
}

/**
 * Does work on a portal; what it refuses or does not answer ends with words instead of a trace.
 *
 * @param fixes - by path of a field, where the command line has another fix than the portal
 * @throws CliError
 */
export async function atPortal<T>(
  work: () => Promise<T>,
  fixes?: Readonly<Record<string, string>>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof ResponseError ? refusalOf(cause, fixes) : cause;
  }
}

/**
 * Signs a person in at the local identity provider.
 *
 * @throws CliError when nobody answers there
 */
export async function signedIn(
  base: string,
  person: string,
): Promise<{ fetch: typeof fetch }> {
  const session = new PortalSession(base);
  try {
    await session.signIn(person);
  } catch (cause) {
    // It answered, and took nobody of this name.
    if (cause instanceof DemoFailure) {
      throw new CliError('failed', `${person} cannot sign in at ${base}`, {
        fix: 'Use --as with a name of the catalog, such as ada-okafor or emil-sorensen; ./waymark status tells whether all parts run.',
        cause,
      });
    }
    throw new CliError('stopped', `No portal answers at ${base}`, {
      fix: 'Start it with ./waymark up, or set WAYMARK_TOKEN to a token of the portal at --url.',
      cause,
    });
  }
  return { fetch: (input, init) => session.authorizedFetch(input, init) };
}

function withToken(token: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}

/** Says by which door changes are asked for. */
function asCommandLine(send: typeof fetch): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set(DOOR_HEADER, 'cli');
    return send(input, { ...init, headers });
  };
}
