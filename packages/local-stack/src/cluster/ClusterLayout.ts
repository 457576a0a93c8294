import path from 'node:path';
import type { ClusterUser } from './pki';

/** Listeners of the cluster's processes, all on 127.0.0.1 where a flag allows. */
export const clusterPortNames = [
  'apiServer',
  'etcd',
  'etcdPeer',
  'controllerManager',
  'scheduler',
  'kwok',
  'redis',
  'repoServer',
  'repoServerMetrics',
  'applicationController',
  'argocdServer',
  'argocdServerMetrics',
  'rollouts',
  'rolloutsMetrics',
  'prometheus',
  'traffic',
] as const;

/** Name of a listener. */
export type ClusterPortName = (typeof clusterPortNames)[number];

/** A port for each listener. */
export type ClusterPorts = Readonly<Record<ClusterPortName, number>>;

/** Where a cluster keeps its files, and under which addresses it answers. */
export class ClusterLayout {
  constructor(
    /** Folder of the cluster's state. */
    readonly root: string,
    readonly ports: ClusterPorts,
  ) {}

  /** Address of the API server. */
  get apiUrl(): string {
    return `https://127.0.0.1:${this.ports.apiServer}`;
  }

  /** Address of Argo CD's server. */
  get argocdUrl(): string {
    return `http://127.0.0.1:${this.ports.argocdServer}`;
  }

  /** Address of Prometheus. */
  get prometheusUrl(): string {
    return `http://127.0.0.1:${this.ports.prometheus}`;
  }

  /** Address of the exporter of synthetic traffic. */
  get trafficUrl(): string {
    return `http://127.0.0.1:${this.ports.traffic}`;
  }

  /** A path below the state folder. */
  path(...parts: string[]): string {
    return path.join(this.root, ...parts);
  }

  /** `kubectl` of the cluster's version. */
  get kubectl(): string {
    return this.path('bin', 'kubectl');
  }

  /** A certificate or key. */
  pki(file: string): string {
    return this.path('pki', file);
  }

  /** The kubeconfig of a client; `admin`'s is for people. */
  kubeconfig(user: ClusterUser): string {
    return user === 'admin'
      ? this.path('kubeconfig')
      : this.path('kubeconfigs', user);
  }
}
