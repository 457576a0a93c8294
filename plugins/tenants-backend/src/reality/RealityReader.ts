import {
  ClusterReadError,
  readApplications,
  type ArgoCd,
  type Cluster,
  type ClustersService,
} from '@waymark/plugin-clusters-node';
import type { RunningWorkload } from '@waymark/plugin-tenants-common';
import { Observation, type ClusterAnswer } from './Observation';
import { readWorkload } from './readWorkload';

/** Several readers, as the pages of a team, share an answer that is not older. */
const SHARED_MS = 2000;

/** A workload to look at, and its folder on branch rendered. */
export type WorkloadPlace = {
  cluster: string;
  namespace: string;
  name: string;
  folder: string;
};

/** Reads what runs, from Argo CD and the clusters themselves. Nothing is kept. */
export class RealityReader {
  readonly #options: {
    argocd: ArgoCd;
    clusters: ClustersService;
    clock?: () => Date;
  };
  #shared: { at: number; observation: Promise<Observation> } | undefined;

  constructor(options: {
    argocd: ArgoCd;
    clusters: ClustersService;
    clock?: () => Date;
  }) {
    this.#options = options;
  }

  /** What Argo CD tells; a cluster that does not answer is unknown, with its reason. */
  observe(): Promise<Observation> {
    const at = this.#now().getTime();
    if (!this.#shared || at - this.#shared.at > SHARED_MS) {
      const observation = this.#observe();
      this.#shared = { at, observation };
      observation.catch(() => {
        this.#shared = undefined;
      });
    }
    return this.#shared.observation;
  }

  /** The same, with the replicas and images of some workloads. */
  async lookAt(places: readonly WorkloadPlace[]): Promise<Observation> {
    const clusters = new Map(
      (await this.#options.clusters.list()).map(each => [each.name, each]),
    );
    const found = await Promise.all(
      places.map(async ({ cluster: name, folder, ...place }) => {
        const cluster = clusters.get(name);
        const workload = cluster && (await perhaps(cluster, place));
        return workload ? [[folder, workload] as const] : [];
      }),
    );
    const observation = await this.observe();
    return observation.with(new Map(found.flat()));
  }

  #now(): Date {
    return this.#options.clock?.() ?? new Date();
  }

  async #observe(): Promise<Observation> {
    const { argocd, clusters } = this.#options;
    const asOf = this.#now();
    const answers = await Promise.all(
      (
        await clusters.list()
      ).map(async (cluster): Promise<[string, ClusterAnswer]> => {
        try {
          const found = await readApplications(cluster, argocd);
          const applications = new Map(found.map(one => [one.path, one]));
          return [cluster.name, { asOf, applications }];
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          return [cluster.name, { asOf, reason }];
        }
      }),
    );
    return new Observation(new Map(answers));
  }
}

/** Argo CD's word stands alone for a workload that cannot be read. */
async function perhaps(
  cluster: Cluster,
  place: { namespace: string; name: string },
): Promise<RunningWorkload | undefined> {
  try {
    return await readWorkload(cluster, place);
  } catch (error) {
    if (error instanceof ClusterReadError) return undefined;
    throw error;
  }
}
