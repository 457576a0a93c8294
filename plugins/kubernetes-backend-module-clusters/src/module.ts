import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kubernetesClusterSupplierExtensionPoint } from '@backstage/plugin-kubernetes-node';
import { KubeconfigClustersSupplier } from './KubeconfigClustersSupplier';

/** Gives the Kubernetes plugin the clusters of the kubeconfig; without one there are none. */
export const kubernetesModuleClusters = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'clusters',
  register({ registerInit }) {
    registerInit({
      deps: {
        clusters: kubernetesClusterSupplierExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ clusters, config, logger }) {
        const path = config.getOptionalString('kubernetes.kubeconfig');
        logger.info(
          path === undefined
            ? 'No cluster is connected: kubernetes.kubeconfig (KUBECONFIG) is not set'
            : `Clusters are read from ${path}`,
        );
        clusters.addClusterSupplier(
          new KubeconfigClustersSupplier({ path, logger }),
        );
      },
    });
  },
});
