export { InstanceCluster, runningProcesses } from './InstanceCluster';
export { clusterProcessNames } from './processNames';
export { clusterParts, providePrograms } from './programs';
export {
  startCluster,
  type ClusterMetrics,
  type RunningCluster,
  type StartClusterOptions,
} from './startCluster';
export { removeCluster, stopCluster } from './stopCluster';
