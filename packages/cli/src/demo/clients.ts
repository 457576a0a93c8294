import { ChangesClient, type ChangesApi } from '@waymark/plugin-changes-common';
import { TenantsClient, type TenantsApi } from '@waymark/plugin-tenants-common';
import type { PortalSession } from './session';

/** The portal's APIs as a person uses them. */
export interface PortalClients {
  changes: ChangesApi;
  tenants: TenantsApi;
}

/** Clients that speak with the token of a session. */
export function clientsOf(
  portalUrl: string,
  session: PortalSession,
): PortalClients {
  const apis = {
    discoveryApi: {
      getBaseUrl: async (pluginId: string) => `${portalUrl}/api/${pluginId}`,
    },
    fetchApi: { fetch: session.authorizedFetch.bind(session) },
  };
  return {
    changes: new ChangesClient(apis),
    tenants: new TenantsClient(apis),
  };
}
