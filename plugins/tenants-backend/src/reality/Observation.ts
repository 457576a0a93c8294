import { LABELS, type Platform } from '@waymark/platform-api';
import {
  outlivesItsFile,
  type Application,
} from '@waymark/plugin-clusters-node';
import type { Reality, RunningWorkload } from '@waymark/plugin-tenants-common';
import { clusterOf } from '../views/gitLinks';
import { realityOf } from './realityOf';

/** What one cluster told of what Argo CD brings to it, or why it did not. */
export type ClusterAnswer = { asOf: Date } & (
  | { applications: ReadonlyMap<string, Application> }
  | { reason: string }
);

/** Where something is to run, and its folder on branch rendered. */
export type Place = { cluster: string | undefined; folder: string };

/** Where a folder of a namespace on branch rendered is to run. */
export function placeOf(
  platform: Platform,
  wanted: {
    environment: string;
    target: string | undefined;
    namespace: string;
    /** Name of the service, or `_baseline`. */
    folder: string;
  },
): Place {
  const cluster = clusterOf(platform, wanted);
  return {
    cluster,
    folder: [cluster, wanted.namespace, wanted.folder].join('/'),
  };
}

/** What the clusters told at one moment. Pure. */
export class Observation {
  readonly #clusters: ReadonlyMap<string, ClusterAnswer>;
  readonly #workloads: ReadonlyMap<string, RunningWorkload>;

  /**
   * @param clusters - by name
   * @param workloads - by folder on branch rendered; for those that were looked at
   */
  constructor(
    clusters: ReadonlyMap<string, ClusterAnswer>,
    workloads: ReadonlyMap<string, RunningWorkload> = new Map(),
  ) {
    this.#clusters = clusters;
    this.#workloads = workloads;
  }

  /** The same, with workloads that were looked at. */
  with(workloads: ReadonlyMap<string, RunningWorkload>): Observation {
    return new Observation(this.#clusters, workloads);
  }

  /** Name of the Application there that outlives its documents; undefined where there is none, or nobody tells. */
  outliving({ cluster, folder }: Place): string | undefined {
    const answer = cluster ? this.#clusters.get(cluster) : undefined;
    if (!answer || 'reason' in answer) return undefined;
    const application = answer.applications.get(folder);
    return application && outlivesItsFile(application)
      ? application.metadata.name
      : undefined;
  }

  /** The team of each service that a cluster has until a person deletes it, by the service's name. */
  outlivingServices(): Map<string, string> {
    const applications = [...this.#clusters.values()].flatMap(answer =>
      'reason' in answer ? [] : [...answer.applications.values()],
    );
    return new Map(
      applications.filter(outlivesItsFile).flatMap(({ metadata, path }) => {
        const [, , service] = path.split('/');
        const team = metadata.labels[LABELS.team];
        // What no service has made, such as `_baseline`, cannot be a service's name.
        return service && !service.startsWith('_') && team
          ? [[service, team] as const]
          : [];
      }),
    );
  }

  of({ cluster, folder }: Place): Reality {
    if (this.#clusters.size === 0) {
      return { state: 'unknown', reason: 'no cluster connected' };
    }
    if (!cluster) {
      return { state: 'unknown', reason: 'its target has no cluster' };
    }
    const answer = this.#clusters.get(cluster);
    if (!answer) {
      return { state: 'unknown', reason: `cluster ${cluster} not connected` };
    }
    const told = {
      source: `Argo CD, ${cluster}`,
      asOf: answer.asOf.toISOString(),
    };
    if ('reason' in answer) {
      return { state: 'unknown', reason: answer.reason, ...told };
    }
    const running = this.#workloads.get(folder);
    return { ...realityOf(answer.applications.get(folder), running), ...told };
  }
}
