import type { KindRef } from './ClusterReader';

/** What a cluster did not tell, and why. */
export class ClusterReadError extends Error {
  readonly name = 'ClusterReadError';

  constructor(
    readonly cluster: string,
    readonly ref: KindRef & { name?: string },
    reason: string,
    /** HTTP status, where there was an answer. */
    readonly status?: number,
  ) {
    const { kind, namespace, name } = ref;
    const place = [namespace, name].filter(Boolean).join('/');
    super(`Cluster ${cluster}: ${kind}${place && ` ${place}`}: ${reason}`);
  }
}
