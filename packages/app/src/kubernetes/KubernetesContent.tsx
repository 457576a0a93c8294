import { EntityKubernetesContent } from '@backstage/plugin-kubernetes';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { EmptyState, Problem, useLoad } from '@waymark/portal-ui';

/** What runs in the connected clusters, or that none is connected. */
export function KubernetesContent() {
  const kubernetesApi = useApi(kubernetesApiRef);
  const clusters = useLoad(() => kubernetesApi.getClusters(), [kubernetesApi]);

  if (clusters.state === 'loading') {
    return (
      <Flex direction="column" gap="3" aria-label="Loading clusters" p="6">
        <Skeleton height={24} width="40%" />
        <Skeleton height={120} />
      </Flex>
    );
  }
  if (clusters.state === 'failed') {
    return (
      <Problem
        error={clusters.error}
        what="The list of clusters"
        verb="see clusters"
        onRetry={clusters.retry}
      />
    );
  }
  if (clusters.value.length === 0) {
    return (
      <EmptyState
        title="No cluster connected"
        why="The portal has no kubeconfig, so it cannot observe what runs. Intent is still rendered to the GitOps repository."
        next="Set KUBECONFIG to a read-only service account and start the portal again."
      />
    );
  }
  return <EntityKubernetesContent />;
}
