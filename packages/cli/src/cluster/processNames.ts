import type { ClusterPortName } from '@waymark/local-stack';

/** Processes of a cluster in the order they start, with the listeners of each. */
const listeners: Readonly<Record<string, readonly ClusterPortName[]>> = {
  etcd: ['etcd', 'etcdPeer'],
  'kube-apiserver': ['apiServer'],
  'kube-controller-manager': ['controllerManager'],
  'kube-scheduler': ['scheduler'],
  kwok: ['kwok'],
  'argocd-redis': ['redis'],
  'argocd-repo-server': ['repoServer', 'repoServerMetrics'],
  'argocd-application-controller': ['applicationController'],
  'argocd-server': ['argocdServer', 'argocdServerMetrics'],
  'rollouts-controller': ['rollouts', 'rolloutsMetrics'],
  'synthetic-traffic': ['traffic'],
  prometheus: ['prometheus'],
};

/** Names of a cluster's processes in the order they start; the last two are there where a Prometheus is. */
export const clusterProcessNames: readonly string[] = Object.keys(listeners);

/** The process behind a listener. */
export function processOf(port: ClusterPortName): string {
  const found = clusterProcessNames.find(name =>
    listeners[name]?.includes(port),
  );
  if (!found) throw new RangeError(`No process has the listener ${port}`);
  return found;
}
