import type { LoggerService } from '@backstage/backend-plugin-api';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type {
  ClusterDetails,
  KubernetesClustersSupplier,
} from '@backstage/plugin-kubernetes-node';
import { readKubeconfig } from '@waymark/plugin-clusters-node';

const REREAD_AFTER_MS = 30_000;

/**
 * Clusters of a kubeconfig, for the contexts that authenticate with a service account's token. Read again every 30
 * seconds, so that a rotated token is picked up; a file that cannot be read keeps the clusters read last.
 */
export class KubeconfigClustersSupplier implements KubernetesClustersSupplier {
  readonly #path: string | undefined;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #clusters: ClusterDetails[] = [];
  #readAt = -Infinity;

  constructor(options: {
    /** Path or joined paths; undefined for no cluster. */
    path: string | undefined;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#path = options.path;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  async getClusters(): Promise<ClusterDetails[]> {
    if (
      this.#path !== undefined &&
      this.#now() - this.#readAt >= REREAD_AFTER_MS
    ) {
      this.#readAt = this.#now();
      await this.#read(this.#path);
    }
    return this.#clusters;
  }

  async #read(path: string): Promise<void> {
    try {
      const clusters = await readKubeconfig(path);
      for (const { name } of clusters.filter(({ token }) => !token)) {
        this.#logger.warn(
          `Cluster ${name} is left out: no context of the kubeconfig reaches it with a token. Make one for a read-only service account.`,
        );
      }
      this.#clusters = clusters.flatMap(({ token, ...cluster }) =>
        token === undefined
          ? []
          : [
              {
                name: cluster.name,
                url: cluster.server,
                skipTLSVerify: cluster.skipTlsVerify,
                caData: cluster.caData,
                caFile: cluster.caFile,
                // A metrics server is not part of every cluster; its absence would show as an error.
                skipMetricsLookup: true,
                authMetadata: {
                  [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'serviceAccount',
                  serviceAccountToken: token,
                },
              },
            ],
      );
    } catch (error) {
      this.#logger.error(
        error instanceof Error ? error.message : String(error),
      );
    }
  }
}
