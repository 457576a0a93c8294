import { useMemo } from 'react';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  ApprovalsApi,
  ApprovalsClient,
} from '@waymark/plugin-approvals-common';
import { ChangesApi, ChangesClient } from '@waymark/plugin-changes-common';
import { TenantsApi, TenantsClient } from '@waymark/plugin-tenants-common';

/** The domains that the home page reads, over HTTP as the signed-in reader. */
export function useClients(): {
  approvals: ApprovalsApi;
  changes: ChangesApi;
  tenants: TenantsApi;
} {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  return useMemo(
    () => ({
      approvals: new ApprovalsClient({ discoveryApi, fetchApi }),
      changes: new ChangesClient({ discoveryApi, fetchApi }),
      tenants: new TenantsClient({ discoveryApi, fetchApi }),
    }),
    [discoveryApi, fetchApi],
  );
}
