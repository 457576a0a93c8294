import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { TenantsApi, TenantsClient } from '@waymark/plugin-tenants-common';

/** Namespaces, services and runs as the pages call them. @public */
export const tenantsApiRef = createApiRef<TenantsApi>().with({
  id: 'plugin.tenants.client',
  pluginId: 'tenants',
});

export const tenantsApi = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: tenantsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new TenantsClient(options),
    }),
});
