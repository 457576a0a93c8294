import { z } from 'zod';
import { ClusterReadError } from './ClusterReadError';
import type { KubeconfigCluster } from './kubeconfig';
import { getJson, type Answer } from './getJson';

/** A kind, in a namespace or across all. */
export interface KindRef {
  apiVersion: string;
  kind: string;
  namespace?: string;
}

/** What names an object. */
export interface ObjectRef extends KindRef {
  name: string;
}

/**
 * A cluster as plugins read it.
 *
 * @public
 */
export interface Cluster {
  /** Its one name: in `platform/`, Argo CD and the folders of branch rendered. */
  readonly name: string;
  /**
   * Reads an object; undefined when there is none, or the cluster does not know the kind.
   *
   * @throws ClusterReadError when it is refused, not answered, or not as the schema says
   */
  get<T>(schema: z.ZodType<T>, ref: ObjectRef): Promise<T | undefined>;
  /**
   * Lists the objects of a kind; none when the cluster does not know the kind.
   *
   * @throws ClusterReadError
   */
  list<T>(schema: z.ZodType<T>, ref: KindRef): Promise<T[]>;
}

type ServedKind = { plural: string; namespaced: boolean };

const resourcesSchema = z.object({
  resources: z.array(
    z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() }),
  ),
});
const pageSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).default({}),
  items: z.array(z.unknown()),
});
const statusSchema = z.object({ message: z.string() });

const PAGE = '500';
/** New kinds come rarely, and an unknown one is asked for anew at once. */
const KINDS_MS = 600_000;

/** Reads one API server with a service account's token. */
export class ClusterReader implements Cluster {
  readonly name: string;
  readonly #cluster: KubeconfigCluster;
  readonly #kinds = new Map<
    string,
    { at: number; served: Promise<ReadonlyMap<string, ServedKind>> }
  >();

  constructor(cluster: KubeconfigCluster) {
    this.#cluster = cluster;
    this.name = cluster.name;
  }

  async get<T>(schema: z.ZodType<T>, ref: ObjectRef): Promise<T | undefined> {
    const path = await this.#pathOf(ref);
    if (!path) return undefined;
    const answer = await this.#ask(`${path}/${encode(ref.name)}`, ref);
    if (answer.status === 404) return undefined;
    return this.#read(schema, answer, ref);
  }

  async list<T>(schema: z.ZodType<T>, ref: KindRef): Promise<T[]> {
    const path = await this.#pathOf(ref);
    if (!path) return [];
    const items: unknown[] = [];
    let next: string | undefined;
    do {
      const query = new URLSearchParams({
        limit: PAGE,
        ...(next && { continue: next }),
      });
      const answer = await this.#ask(`${path}?${query}`, ref);
      const page = this.#read(pageSchema, answer, ref);
      items.push(...page.items);
      next = page.metadata.continue;
    } while (next);
    return items.map(item => this.#check(schema, item, ref));
  }

  async #pathOf(ref: KindRef): Promise<string | undefined> {
    const { apiVersion, kind, namespace } = ref;
    const served =
      (await this.#served(ref, KINDS_MS)).get(kind) ??
      (await this.#served(ref, 0)).get(kind);
    if (!served) return undefined;
    const place =
      served.namespaced && namespace ? `/namespaces/${encode(namespace)}` : '';
    return `${groupPath(apiVersion)}${place}/${served.plural}`;
  }

  #served(
    ref: KindRef,
    maxAgeMs: number,
  ): Promise<ReadonlyMap<string, ServedKind>> {
    const known = this.#kinds.get(ref.apiVersion);
    if (known && Date.now() - known.at < maxAgeMs) return known.served;
    const served = this.#discover(ref);
    this.#kinds.set(ref.apiVersion, { at: Date.now(), served });
    served.catch(() => this.#kinds.delete(ref.apiVersion));
    return served;
  }

  async #discover(ref: KindRef): Promise<ReadonlyMap<string, ServedKind>> {
    const answer = await this.#ask(groupPath(ref.apiVersion), ref);
    if (answer.status === 404) return new Map();
    const { resources } = this.#read(resourcesSchema, answer, ref);
    return new Map(
      resources
        // Such as deployments/scale.
        .filter(({ name }) => !name.includes('/'))
        .map(({ kind, name, namespaced }) => [
          kind,
          { plural: name, namespaced },
        ]),
    );
  }

  async #ask(path: string, ref: KindRef): Promise<Answer> {
    try {
      return await getJson(this.#cluster, path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ClusterReadError(this.name, ref, reason);
    }
  }

  #read<T>(schema: z.ZodType<T>, { status, body }: Answer, ref: KindRef): T {
    if (status === 200) return this.#check(schema, body, ref);
    const said = statusSchema.safeParse(body);
    const reason = said.success ? said.data.message : `HTTP status ${status}`;
    throw new ClusterReadError(this.name, ref, reason, status);
  }

  #check<T>(schema: z.ZodType<T>, body: unknown, ref: KindRef): T {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const why = z.prettifyError(parsed.error).replaceAll('\n', ' ');
    throw new ClusterReadError(this.name, ref, `is not as expected: ${why}`);
  }
}

/** See https://kubernetes.io/docs/reference/using-api/#api-groups */
function groupPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}

function encode(name: string): string {
  return encodeURIComponent(name);
}
