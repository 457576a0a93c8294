/**
 * The clusters that plugins read reality from.
 *
 * @packageDocumentation
 */
export { ClusterReadError } from './ClusterReadError';
export {
  ClusterReader,
  type Cluster,
  type KindRef,
  type ObjectRef,
} from './ClusterReader';
export { readKubeconfig, type KubeconfigCluster } from './kubeconfig';
export { clustersServiceRef, type ClustersService } from './service';
