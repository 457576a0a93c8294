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
import { ChangesApi, ChangesClient } from '@waymark/plugin-changes-common';

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

/** The configuration, as far as a form offers what is in it. */
export type PlatformApi = Pick<ChangesApi, 'getPlatform'>;

/** See {@link PlatformApi}. @public */
export const platformApiRef = createApiRef<PlatformApi>().with({
  id: 'plugin.approvals.platform',
  pluginId: 'approvals',
});

export const platformApi = ApiBlueprint.make({
  name: 'platform',
  params: define =>
    define({
      api: platformApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ChangesClient(options),
    }),
});
