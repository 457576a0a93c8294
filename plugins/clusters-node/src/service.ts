import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { ClusterReader, type Cluster } from './ClusterReader';
import { readKubeconfig } from './kubeconfig';

/**
 * The clusters that are connected.
 *
 * @public
 */
export interface ClustersService {
  /** By the order of the kubeconfig; none when no cluster is connected. */
  list(): Promise<readonly Cluster[]>;
}

const REREAD_AFTER_MS = 30_000;

/** Clusters of a kubeconfig, read again every 30 seconds: a file that cannot be read keeps the clusters read last. */
class KubeconfigClusters implements ClustersService {
  readonly #path: string | undefined;
  readonly #logger: LoggerService;
  #known = new Map<string, { key: string; reader: ClusterReader }>();
  #readAt = -Infinity;

  constructor(path: string | undefined, logger: LoggerService) {
    this.#path = path;
    this.#logger = logger;
  }

  async list(): Promise<readonly Cluster[]> {
    if (this.#path && Date.now() - this.#readAt >= REREAD_AFTER_MS) {
      this.#readAt = Date.now();
      await this.#read(this.#path);
    }
    return [...this.#known.values()].map(({ reader }) => reader);
  }

  async #read(path: string): Promise<void> {
    try {
      const found = await readKubeconfig(path);
      this.#known = new Map(
        found
          .filter(({ token }) => token !== undefined)
          .map(cluster => {
            const key = JSON.stringify(cluster);
            const known = this.#known.get(cluster.name);
            // A reader remembers which kinds its cluster has.
            const reader =
              known?.key === key ? known.reader : new ClusterReader(cluster);
            return [cluster.name, { key, reader }];
          }),
      );
    } catch (error) {
      this.#logger.error(
        error instanceof Error ? error.message : String(error),
      );
    }
  }
}

/**
 * Clusters of `kubernetes.kubeconfig`, one reader each for the whole backend.
 *
 * @public
 */
export const clustersServiceRef = createServiceRef<ClustersService>({
  id: 'waymark.clusters',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config, logger }) =>
        new KubeconfigClusters(
          config.getOptionalString('kubernetes.kubeconfig'),
          logger,
        ),
    }),
});
