import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { ChangesApi, ChangesClient } from '@waymark/plugin-changes-common';

/** Configuration is read and changed through change sets. @public */
export const changesApiRef = createApiRef<ChangesApi>().with({
  id: 'plugin.platform-config.changes',
  pluginId: 'platform-config',
});

export const changesApi = ApiBlueprint.make({
  name: 'changes',
  params: define =>
    define({
      api: changesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ChangesClient(options),
    }),
});
