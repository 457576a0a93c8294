import { useApiHolder } from '@backstage/frontend-plugin-api';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { useLoad } from '@waymark/portal-ui';

/** Where the workload of a finished run is seen running; undefined without a catalog entry or a connected cluster. */
export function useKubernetesPage(run: ProvisioningRun): string | undefined {
  const kubernetesApi = useApiHolder().get(kubernetesApiRef);
  const page = run.links.find(link => link.kind === 'catalog')?.url;
  const clusters = useLoad(
    async () => (page && kubernetesApi ? kubernetesApi.getClusters() : []),
    [kubernetesApi, page],
  );
  return page && clusters.state === 'ready' && clusters.value.length > 0
    ? `${page}/kubernetes`
    : undefined;
}
