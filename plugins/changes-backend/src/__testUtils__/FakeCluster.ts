import type {
  Cluster,
  KindRef,
  ObjectRef,
} from '@waymark/plugin-clusters-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { clustersServiceRef } from '@waymark/plugin-clusters-node';
import type { z } from 'zod';

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

  #of({ apiVersion, kind, namespace }: KindRef): Stored[] {
    if (this.silence) throw new Error(this.silence);
    return this.objects.filter(
      each =>
        each.apiVersion === apiVersion &&
        each.kind === kind &&
        (each.metadata.namespace ?? namespace) === namespace,
    );
  }
}
