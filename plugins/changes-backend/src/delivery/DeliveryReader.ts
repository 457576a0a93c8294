import { RENDERED, TRAILERS } from '@waymark/gitops';
import type { Delivery } from '@waymark/plugin-changes-common';
import {
  readApplications,
  type Application,
  type Cluster,
  type ClustersService,
} from '@waymark/plugin-clusters-node';
import type { FirstHealthyStore } from '../database/FirstHealthyStore';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { Reconciler } from '../reconciler/Reconciler';
import type { RollOuts } from '../roll-out/RollOuts';
import { deliverApplication } from './deliverApplication';
import { FirstSeen } from './FirstSeen';
import { RenderedLine } from './RenderedLine';
import { toDelivery, type ClusterAnswer } from './toDelivery';

/** Commits on branch rendered that are looked at. */
const MAX_HISTORY = 2000;
/** Several readers, as pages and Prometheus, share an answer that is not older. */
const SHARED_MS = 2000;

/** What the clusters told of their Applications. */
export type ApplicationsOf = { cluster: Cluster; asOf: Date } & (
  | { applications: Application[] }
  | { reason: string }
);

/** Reads how far the newest change has come: from Git, and from Argo CD where a cluster is connected. */
export class DeliveryReader {
  readonly #options: {
    clusters: ClustersService;
    repository: GitopsRepository;
    reconciler: Reconciler;
    rollOuts: Pick<RollOuts, 'open'>;
    now: () => Date;
  };
  readonly #firstSeen: FirstSeen;
  #line: { head: string; line: Promise<RenderedLine> } | undefined;
  #shared: { at: number; delivery: Promise<Delivery> } | undefined;

  constructor(options: {
    clusters: ClustersService;
    repository: GitopsRepository;
    reconciler: Reconciler;
    firsts: FirstHealthyStore;
    rollOuts: Pick<RollOuts, 'open'>;
    now: () => Date;
  }) {
    this.#options = options;
    this.#firstSeen = new FirstSeen(options.firsts);
  }

  /** Looks, so that when something was healthy first is seen while it can be. */
  async watch(): Promise<void> {
    const clusters = await this.#options.clusters.list();
    if (clusters.length > 0) await this.read();
  }

  read(): Promise<Delivery> {
    const at = this.#options.now().getTime();
    if (!this.#shared || at - this.#shared.at > SHARED_MS) {
      const delivery = this.#read();
      this.#shared = { at, delivery };
      delivery.catch(() => {
        this.#shared = undefined;
      });
    }
    return this.#shared.delivery;
  }

  /** Applications of each cluster that sync branch rendered. */
  async applications(): Promise<ApplicationsOf[]> {
    const { clusters, now, repository } = this.#options;
    const asOf = now();
    return Promise.all(
      (await clusters.list()).map(async cluster => {
        try {
          const { argocd, gitops } = (await repository.platformAt()).platform;
          const applications = await readApplications(cluster, {
            namespace: argocd.namespace,
            repoUrl: gitops.repoUrl,
          });
          return { cluster, asOf, applications };
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          return { cluster, asOf, reason };
        }
      }),
    );
  }

  /** The commits of branch rendered, as of the last fetch. */
  line(): Promise<RenderedLine> {
    const { git } = this.#options.repository;
    const head = git.head(RENDERED);
    if (!head) throw new Error('Branch rendered is missing.');
    if (this.#line?.head !== head) {
      this.#line = { head, line: this.#readLine(head) };
    }
    return this.#line.line;
  }

  async #read(): Promise<Delivery> {
    const { now, reconciler, repository, rollOuts } = this.#options;
    await repository.ready();
    const [{ position, readAt, isHeld }, told] = await Promise.all([
      reconciler.position(),
      this.applications(),
    ]);
    const line = await this.line();
    const newest = position.rollOuts.filter(({ commits }) =>
      commits.some(({ until }) => until === position.intent.id),
    );
    const [rollOut] = await rollOuts.open(newest);
    const time = now();
    const clusters = await Promise.all(
      told.map(
        async ({ cluster: { name }, asOf, ...rest }): Promise<ClusterAnswer> =>
          'reason' in rest
            ? { name, asOf, reason: rest.reason }
            : {
                name,
                asOf,
                applications: await this.#firstSeen.healthy(
                  rest.applications.map(application => ({
                    application,
                    delivery: deliverApplication(application, line, time),
                  })),
                  time,
                ),
              },
      ),
    );
    const known = { now: time, readAt, position, line, clusters, isHeld };
    const gone = await this.#firstSeen.gone(known);
    return toDelivery({ ...known, gone, ...(rollOut && { rollOut }) });
  }

  async #readLine(head: string): Promise<RenderedLine> {
    const { git } = this.#options.repository;
    return atForge(async () => {
      const [entries, files] = await Promise.all([
        git.history(head, { limit: MAX_HISTORY, trailer: TRAILERS.intent }),
        git.listFiles(head),
      ]);
      return new RenderedLine(entries, files);
    });
  }
}
