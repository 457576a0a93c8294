import type { KubeConfig } from '@kubernetes/client-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { z, type ZodType } from 'zod';
import { ApiAnswerError, ClusterRequestError } from './ClusterRequestError';
import { loadClient } from './loadClient';
import type { ObjectRequests } from './ObjectRequests';
import { UnknownContextError } from './UnknownContextError';

/** What names an object. */
export interface ObjectRef {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** An object as it is written: anything with a kind and a name. */
export interface ClusterObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [key: string]: unknown };
  [key: string]: unknown;
}

/** How objects are written. */
export interface ApplyOptions {
  /** Who owns the fields; `waymark` by default. */
  fieldManager?: string;
  /** Take over fields that others own. */
  force?: boolean;
  /** Only ask the API server whether it would take them. */
  dryRun?: boolean;
}

const crdSchema = z.object({
  status: z
    .object({
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .nullish(),
    })
    .optional(),
});

const listSchema = z.object({ items: z.array(z.unknown()) });

/** Requests in flight at once. */
const concurrency = 12;

/** One client of one API server: server-side apply, typed reads, waits. */
export class ClusterClient {
  private constructor(
    private readonly config: KubeConfig,
    private readonly api: ObjectRequests,
  ) {}

  /**
   * Opens the cluster of a kubeconfig's current context, or of a named one.
   *
   * @throws UnknownContextError that names the contexts there are
   */
  static fromKubeconfig(file: string, context?: string): ClusterClient {
    const { KubeConfig, ObjectRequests: Requests } = loadClient();
    const config = new KubeConfig();
    config.loadFromFile(file);
    if (context) config.setCurrentContext(context);
    if (!config.getCurrentCluster()) {
      throw new UnknownContextError(
        config.getCurrentContext(),
        config.getContexts().map(({ name }) => name),
      );
    }
    return new ClusterClient(config, Requests.of(config));
  }

  /** Address of the API server. */
  get server(): string {
    return this.config.getCurrentCluster()?.server ?? '';
  }

  /**
   * Applies objects server-side: namespaces and custom resource definitions first, the others once those are served.
   *
   * @throws ClusterRequestError naming the object and what the API server said
   */
  async apply(
    objects: readonly ClusterObject[],
    options: ApplyOptions = {},
  ): Promise<void> {
    const kinds = ['Namespace', 'CustomResourceDefinition'];
    const first = objects.filter(({ kind }) => kinds.includes(kind));
    await inParallel(first, object => this.applyOne(object, options));
    if (!options.dryRun) {
      await inParallel(
        first.filter(({ kind }) => kind === 'CustomResourceDefinition'),
        object => this.untilServed(object),
      );
    }
    await inParallel(
      objects.filter(({ kind }) => !kinds.includes(kind)),
      object => this.applyOne(object, options),
    );
  }

  /** Reads an object; undefined when there is none. */
  async get<T>(schema: ZodType<T>, ref: ObjectRef): Promise<T | undefined> {
    return missingAsUndefined(ref, async () =>
      schema.parse(await this.api.send({ action: 'read', ...ref })),
    );
  }

  /** Lists the objects of a kind. */
  async list<T>(
    schema: ZodType<T>,
    {
      apiVersion,
      kind,
      namespace,
      labelSelector,
    }: Omit<ObjectRef, 'name'> & { labelSelector?: string },
  ): Promise<T[]> {
    const ref = { apiVersion, kind, namespace, name: '' };
    const answer = await named(ref, () =>
      this.api.send({
        action: 'list',
        apiVersion,
        kind,
        namespace,
        query: labelSelector ? { labelSelector } : {},
      }),
    );
    const { items } = listSchema.parse(answer);
    return items.map(item => schema.parse(item));
  }

  /** Removes an object; says whether there was one. */
  async delete(ref: ObjectRef): Promise<boolean> {
    const done = await missingAsUndefined(ref, () =>
      this.api.send({ action: 'delete', ...ref }),
    );
    return done !== undefined;
  }

  /**
   * Waits until an object is as it should be.
   *
   * @throws ClusterRequestError after the time limit, with the last state
   */
  async wait<T>(
    schema: ZodType<T>,
    ref: ObjectRef,
    done: (object: T) => boolean,
    timeoutMs: number,
  ): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const object = await this.get(schema, ref);
      if (object !== undefined && done(object)) return object;
      if (Date.now() > deadline) {
        throw new ClusterRequestError(
          ref,
          `is not as expected after ${timeoutMs / 1_000} s: ${JSON.stringify(
            object ?? 'it does not exist',
          ).slice(0, 600)}`,
        );
      }
      await sleep(100);
    }
  }

  private async applyOne(
    object: ClusterObject,
    { fieldManager = 'waymark', force = true, dryRun }: ApplyOptions,
  ): Promise<void> {
    const ref = refOf(object);
    await named(ref, () =>
      this.api.send({
        action: 'patch',
        ...ref,
        query: {
          fieldManager,
          force: String(force),
          ...(dryRun ? { dryRun: 'All' } : {}),
        },
        body: object,
      }),
    );
  }

  private async untilServed(object: ClusterObject): Promise<void> {
    await this.wait(
      crdSchema,
      refOf(object),
      ({ status }) =>
        (status?.conditions ?? []).some(
          condition =>
            condition.type === 'Established' && condition.status === 'True',
        ),
      120_000,
    );
  }
}

function refOf({ apiVersion, kind, metadata }: ClusterObject): ObjectRef {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, namespace };
}

async function named<T>(ref: ObjectRef, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ClusterRequestError.from(ref, error);
  }
}

async function missingAsUndefined<T>(
  ref: ObjectRef,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiAnswerError && error.status === 404)
      return undefined;
    throw ClusterRequestError.from(ref, error);
  }
}

async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      await work(item);
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: Math.min(concurrency, items.length) }, worker),
  );
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason;
  }
}
