export * from './argocd';
export * from './build';
export * from './client';
export {
  ClusterLayout,
  clusterPortNames,
  type ClusterPortName,
  type ClusterPorts,
} from './ClusterLayout';
export type { ClusterProcess } from './ClusterProcess';
export { buildObstacle, findCompiler } from './buildObstacle';
export { customResourceDefinitions } from './custom-resources';
export { controlPlaneProcesses } from './control-plane';
export * from './external';
export { installObjects, type GatewayRequest } from './install';
export { clusterName, clusterUsers, type ClusterUser } from './pki';
export { prepareCluster } from './prepare';
export * from './prometheus';
export {
  behaviourAnnotation,
  delayAnnotation,
  podBehaviours,
  type PodBehaviour,
} from './simulation';
export * from './traffic';
