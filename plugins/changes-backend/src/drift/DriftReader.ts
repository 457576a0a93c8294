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
    const { git } = this.#options.repository;
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
    const { files } = await atForge(() => git.readTree(commit, path));
    const wanted = readObjects(files);
    const all = await inParallel(wanted, 8, object =>
      compareObject(cluster, object, namespace),
    );
    const objects = all.flatMap(each => each ?? []);
    return {
      ...head,
      state: toSync ? waiting(objects) : stateOf(objects),
      compared: wanted.length,
      objects,
    };
  }
}

/** One object; undefined when it is as it was rendered. */
async function compareObject(
  cluster: Cluster,
  { path, object }: RenderedObject,
  fallback: string | undefined,
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
    const live = await cluster.get(liveSchema, ref);
    if (!live) return { ...head, state: 'missing', differences: [] };
    const differences = diffLive(object, live);
    return differences.length === 0
      ? undefined
      : { ...head, state: 'changed', differences };
  } catch (error) {
    if (!(error instanceof ClusterReadError)) throw error;
    const reason = error.message;
    return { ...head, state: 'unknown', reason, differences: [] };
  }
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
