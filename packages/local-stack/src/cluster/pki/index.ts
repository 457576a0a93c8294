export { clusterName, writeKubeconfig } from './kubeconfig';
export { clusterUsers, ensurePki, type ClusterUser } from './pki';
