import { Router } from '@backstage/plugin-kubernetes';
import { kubernetesClustersReadPermission } from '@backstage/plugin-kubernetes-common';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { EmptyState, Problem, useLoad } from '@waymark/portal-ui';
import { Guarded } from '../access/Guarded';
import { appTranslationRef } from '../translation';

/** What runs in the connected clusters, for those who may see it. */
export function KubernetesContent() {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <Guarded
      permission={kubernetesClustersReadPermission}
      what={t('kubernetes.verb')}
    >
      <ConnectedClusters />
    </Guarded>
  );
}

/** What runs in the connected clusters, or that none is connected. */
function ConnectedClusters() {
  const { t } = useTranslationRef(appTranslationRef);
  const kubernetesApi = useApi(kubernetesApiRef);
  const clusters = useLoad(() => kubernetesApi.getClusters(), [kubernetesApi]);

  if (clusters.state === 'loading') {
    return (
      <Flex
        direction="column"
        gap="3"
        aria-label={t('kubernetes.loading')}
        p="6"
      >
        <Skeleton height={24} width="40%" />
        <Skeleton height={120} />
      </Flex>
    );
  }
  if (clusters.state === 'failed') {
    return (
      <Problem
        error={clusters.error}
        what={t('kubernetes.what')}
        verb={t('kubernetes.verb')}
        onRetry={clusters.retry}
      />
    );
  }
  if (clusters.value.length === 0) {
    return (
      <EmptyState
        title={t('kubernetes.none')}
        why={t('kubernetes.noneWhy')}
        next={t('kubernetes.noneNext')}
      />
    );
  }
  // The plugin's content without the mount point of the old frontend system, which a page of the new one does not have.
  return <Router />;
}
