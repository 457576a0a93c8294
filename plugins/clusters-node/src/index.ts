/**
 * The clusters that plugins read reality from.
 *
 * @packageDocumentation
 */
export {
  applicationSchema,
  outlivesItsFile,
  readApplications,
  type Application,
  type ArgoCd,
} from './argocd/applications';
export { ClusterReadError } from './ClusterReadError';
export {
  ClusterReader,
  type Cluster,
  type KindRef,
  type ObjectRef,
} from './ClusterReader';
export { readKubeconfig, type KubeconfigCluster } from './kubeconfig';
export { clustersServiceRef, type ClustersService } from './service';
