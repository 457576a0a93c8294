import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  ApprovalsApi,
  ApprovalsClient,
} from '@waymark/plugin-approvals-common';

/** Approvals as the pages call them. @public */
export const approvalsApiRef = createApiRef<ApprovalsApi>().with({
  id: 'plugin.approvals.client',
  pluginId: 'approvals',
});

export const approvalsApi = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: approvalsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ApprovalsClient(options),
    }),
});
