export { asWritten } from './asWritten';
export { deployerAccount } from './deployerAccount';
export { InstanceCluster, runningProcesses } from './InstanceCluster';
export { clusterProcessNames } from './processNames';
export { clusterParts, providePrograms } from './programs';
export {
  startCluster,
  type ClusterMetrics,
  type RunningCluster,
} from './startCluster';
export { removeCluster, stopCluster } from './stopCluster';
