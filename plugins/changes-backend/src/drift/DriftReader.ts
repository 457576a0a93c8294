import { diffLive } from '@waymark/gitops';
import type {
  Drift,
  DriftQuery,
  ObjectDrift,
} from '@waymark/plugin-changes-common';
import {
  ClusterReadError,
  type Application,
  type Cluster,
} from '@waymark/plugin-clusters-node';
import { posix } from 'node:path';
import { z } from 'zod';
import { teamOfApplication } from '../delivery/application';
import {
  deliverApplication,
  syncedRevision,
} from '../delivery/deliverApplication';
import type { DeliveryReader } from '../delivery/DeliveryReader';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { inParallel } from './inParallel';
import { readObjects, type RenderedObject } from './readObjects';

/** Applications that are compared for one question; each costs as many requests as it has objects. */
const MAX_APPLICATIONS = 20;
const liveSchema = z.record(z.string(), z.unknown());

type ApplicationDrift = Drift['applications'][number];
type Found = {
  cluster: Cluster;
  application: Application;
  /** Newest commit of branch rendered, where a person is to sync it. */
  toSync: string | undefined;
  /** Why a person is to delete it. */
  toRemove: string | undefined;
};

/** Compares what is in the clusters with what was synced to them. Nothing is kept. */
export class DriftReader {
  readonly #options: {
    delivery: DeliveryReader;
    repository: GitopsRepository;
    now: () => Date;
  };

  constructor(options: {
    delivery: DeliveryReader;
    repository: GitopsRepository;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** @param isReadable - whose applications the caller may look into */
  async read(
    query: DriftQuery,
    isReadable: (team: string) => boolean,
  ): Promise<Drift> {
    const { delivery, now, repository } = this.#options;
    await repository.ready();
    const asOf = now();
    const told = await delivery.applications();
    const silent = told.flatMap(each => ('reason' in each ? each.reason : []));
    const unknown =
      told.length === 0 ? 'No cluster is connected' : silent.at(0);
    const line = await delivery.line();
    const found = told.flatMap(({ cluster, ...rest }): Found[] =>
      'reason' in rest
        ? []
        : rest.applications
            .filter(each => isReadable(teamOfApplication(each)))
            .filter(each =>
              query.namespace === undefined
                ? deliverApplication(each, line, asOf).state === 'drifted'
                : isOf(each, query),
            )
            .map(application => {
              const { reason, state } = deliverApplication(
                application,
                line,
                asOf,
              );
              return {
                cluster,
                application,
                toSync: state === 'by-hand' ? line.head : undefined,
                toRemove: state === 'to-remove' ? reason : undefined,
              };
            }),
    );
    return {
      asOf: asOf.toISOString(),
      applications: await Promise.all(
        found.slice(0, MAX_APPLICATIONS).map(each => this.#compare(each)),
      ),
      ...(unknown && { unknown }),
    };
  }

  async #compare({
    cluster,
    application,
    toRemove,
    toSync,
  }: Found): Promise<ApplicationDrift> {
    const { metadata, path, spec } = application;
    const { namespace } = spec.destination;
    const commit = toSync ?? syncedRevision(application);
    const head = {
      cluster: cluster.name,
      name: metadata.name,
      ...(namespace && { namespace }),
      path,
      ...(commit && { commit }),
      selfHeals: spec.syncPolicy?.automated?.selfHeal ?? false,
    };
    if (toRemove !== undefined) {
      return {
        ...head,
        state: 'to-remove',
        reason: toRemove,
        compared: 0,
        objects: [],
      };
    }
    if (!commit) {
      const reason = 'Argo CD has not synced it yet';
      return { ...head, state: 'unknown', reason, compared: 0, objects: [] };
    }
    // What was synced, not what is rendered by now: a change that is being synced is no drift, and one that waits for a person is shown as
    // what a sync makes.
    const wanted = await this.#objectsAt(commit, path);
    const synced = toSync && syncedRevision(application);
    const dropped = synced
      ? without(await this.#objectsAt(synced, path), wanted)
      : [];
    const all = await inParallel(
      [
        ...wanted.map(object => ({ object, compare: compareObject })),
        ...dropped.map(object => ({ object, compare: compareDropped })),
      ],
      8,
      ({ compare, object }) => compare(cluster, object, namespace),
    );
    const objects = all.flatMap(each => each ?? []);
    return {
      ...head,
      state: toSync ? waiting(objects) : stateOf(objects),
      compared: all.length,
      objects,
    };
  }

  async #objectsAt(commit: string, path: string): Promise<RenderedObject[]> {
    const { git } = this.#options.repository;
    const { files } = await atForge(() => git.readTree(commit, path));
    return readObjects(files);
  }
}

/** One object; undefined when it is as it was rendered. */
async function compareObject(
  cluster: Cluster,
  rendered: RenderedObject,
  fallback: string | undefined,
): Promise<ObjectDrift | undefined> {
  return look(cluster, rendered, fallback, live => {
    if (!live) return { state: 'missing', differences: [] };
    const differences = diffLive(rendered.object, live);
    return differences.length > 0
      ? { state: 'changed', differences }
      : undefined;
  });
}

/** An object that is rendered no more; undefined when it is gone already. */
async function compareDropped(
  cluster: Cluster,
  rendered: RenderedObject,
  fallback: string | undefined,
): Promise<ObjectDrift | undefined> {
  return look(cluster, rendered, fallback, live =>
    live ? { state: 'to-prune', differences: [] } : undefined,
  );
}

type Verdict = Pick<ObjectDrift, 'state' | 'differences'>;

async function look(
  cluster: Cluster,
  { path, object }: RenderedObject,
  fallback: string | undefined,
  judge: (live: z.infer<typeof liveSchema> | undefined) => Verdict | undefined,
): Promise<ObjectDrift | undefined> {
  const { apiVersion, kind, metadata } = object;
  const namespace = metadata.namespace ?? fallback;
  const ref = { apiVersion, kind, name: metadata.name, namespace };
  const head = {
    path,
    apiVersion,
    kind,
    name: metadata.name,
    ...(metadata.namespace && { namespace: metadata.namespace }),
  };
  try {
    const verdict = judge(await cluster.get(liveSchema, ref));
    return verdict && { ...head, ...verdict };
  } catch (error) {
    if (!(error instanceof ClusterReadError)) throw error;
    const reason = error.message;
    return { ...head, state: 'unknown', reason, differences: [] };
  }
}

/** What the first has and the second has not, whatever the version or the file it is written in. */
function without(
  some: readonly RenderedObject[],
  others: readonly RenderedObject[],
): RenderedObject[] {
  const known = new Set(others.map(identityOf));
  return some.filter(each => !known.has(identityOf(each)));
}

function identityOf({ object }: RenderedObject): string {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.split('/').slice(0, -1).join('/');
  return [group, kind, metadata.namespace, metadata.name].join('|');
}

function stateOf(objects: readonly ObjectDrift[]): ApplicationDrift['state'] {
  if (objects.some(({ state }) => state !== 'unknown')) return 'drifted';
  return objects.length > 0 ? 'unknown' : 'in-sync';
}

/** Nothing that could be read is otherwise: a sync makes nothing new. */
function waiting(objects: readonly ObjectDrift[]): ApplicationDrift['state'] {
  const state = stateOf(objects);
  return state === 'drifted' ? 'to-sync' : state;
}

function isOf(
  { path, spec }: Application,
  { namespace, service }: DriftQuery,
): boolean {
  return (
    spec.destination.namespace === namespace &&
    (service === undefined || posix.basename(path) === service)
  );
}
