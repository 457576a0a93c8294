import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { ChangesApi, ChangesClient } from '@waymark/plugin-changes-common';

/** Changes and the reconciler as the pages call them. @public */
export const changesApiRef = createApiRef<ChangesApi>().with({
  id: 'plugin.changes.client',
  pluginId: 'changes',
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
