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

/** Changes and the reconciler as the pages call them. @public */
export const changesApiRef = createApiRef<ChangesApi>().with({
  id: 'plugin.changes.client',
  pluginId: 'changes',
});

/** Requests for approval, as far as the page of a change set shows them. */
export type AskedApprovals = Pick<ApprovalsApi, 'getRequest'>;

/** See {@link AskedApprovals}. @public */
export const approvalsApiRef = createApiRef<AskedApprovals>().with({
  id: 'plugin.changes.approvals',
  pluginId: 'changes',
});

export const approvalsApi = ApiBlueprint.make({
  name: 'approvals',
  params: define =>
    define({
      api: approvalsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ApprovalsClient(options),
    }),
});

export const changesApi = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: changesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ChangesClient(options),
    }),
});
