/** Why a program of the cluster cannot be had on this machine, with what to do about it. */
export class ClusterBuildError extends Error {
  constructor(
    message: string,
    /** What to do. */
    readonly fix: string,
    options?: { cause: unknown },
  ) {
    super(message, options);
    this.name = 'ClusterBuildError';
  }
}

/** Go is missing or too old: the cluster is built from source. */
export class GoMissingError extends ClusterBuildError {
  constructor(
    /** What is there instead, such as `Go was not found`. */
    readonly found: string,
  ) {
    super(
      `The cluster's programs are built from source, and ${found}`,
      'Install Go 1.26.3 or later (https://go.dev/dl/), or use a cluster that is there: ./waymark cluster up --kubeconfig FILE',
    );
    this.name = 'GoMissingError';
  }
}
