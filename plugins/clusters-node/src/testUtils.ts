/**
 * For tests of plugins that read clusters.
 *
 * @packageDocumentation
 */
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { z } from 'zod';
import type { Cluster, KindRef, ObjectRef } from './ClusterReader';
import { ClusterReadError } from './ClusterReadError';
import { clustersServiceRef } from './service';

type Stored = {
  [field: string]: unknown;
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [field: string]: unknown };
};

/** A cluster that holds what a test puts into it, and can be made silent. */
export class FakeCluster implements Cluster {
  readonly name = 'local';
  readonly objects: Stored[] = [];
  silence: string | undefined;

  /** Makes it the only cluster of a backend. */
  get service() {
    return createServiceFactory({
      service: clustersServiceRef,
      deps: {},
      factory: () => ({ list: async () => [this] }),
    });
  }

  async get<T>(schema: z.ZodType<T>, ref: ObjectRef): Promise<T | undefined> {
    const found = this.#of(ref).find(
      ({ metadata }) => metadata.name === ref.name,
    );
    return found && schema.parse(found);
  }

  async list<T>(schema: z.ZodType<T>, ref: KindRef): Promise<T[]> {
    return this.#of(ref).map(object => schema.parse(object));
  }

  #of(ref: KindRef): Stored[] {
    const { apiVersion, kind, namespace } = ref;
    if (this.silence) throw new ClusterReadError(this.name, ref, this.silence);
    return this.objects.filter(
      each =>
        each.apiVersion === apiVersion &&
        each.kind === kind &&
        (each.metadata.namespace ?? namespace) === namespace,
    );
  }
}
