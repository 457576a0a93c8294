import type { CompiledObject, Concern } from './types';

/** Where objects of a document go, and what all of them carry. */
export interface Placement {
  namespace: string;
  labels: Record<string, string>;
  /** Folder of the document's own objects inside branch `rendered`. */
  folder: string;
  /** Folder of the cluster's Argo CD objects. */
  argocdFolder: string;
  argocdNamespace: string;
}

/** What says the kind of an object. */
export interface TypeMeta {
  apiVersion: string;
  kind: string;
}

/** One object without what the framework adds: type and metadata. */
export interface Part<T extends TypeMeta> {
  name: string;
  annotations?: Record<string, string>;
  /** Beside the common labels. */
  labels?: Record<string, string>;
  finalizers?: string[];
  /** Replaces the emitter's reason where an object has one of its own. */
  why?: string;
  body: Omit<T, 'apiVersion' | 'kind' | 'metadata' | 'status'>;
}

/** What makes the objects of one kind. */
export interface EmitterDefinition<C extends Placement, T extends TypeMeta> {
  /** Unique, for `render --explain`: `web-service/deployment`. */
  name: string;
  apiVersion: T['apiVersion'];
  kind: T['kind'];
  concern: Concern;
  /** Why the object is there, one sentence. */
  why: string;
  /** Where it lives; default: the tenant namespace. */
  scope?: 'namespace' | 'cluster' | 'argocd';
  /** Default: always. */
  when?: (context: C) => boolean;
  build: (context: C) => Part<T> | Part<T>[];
}

/** An emitter whose object type is closed over. */
export interface Emitter<C extends Placement> {
  readonly name: string;
  readonly kind: string;
  emit(context: C, into: CompiledObject[]): void;
}

/** Makes an emitter; labels and metadata are added here, so no object can lack them. */
export function defineEmitter<C extends Placement, T extends TypeMeta>(
  definition: EmitterDefinition<C, T>,
): Emitter<C> {
  return {
    name: definition.name,
    kind: definition.kind,
    emit(context, into) {
      if (definition.when && !definition.when(context)) return;
      const built = definition.build(context);
      for (const part of Array.isArray(built) ? built : [built]) {
        into.push(complete(definition, context, part));
      }
    },
  };
}

/** {@link defineEmitter} for the documents of one kind, whose context is then known. */
export function emittersOf<C extends Placement>() {
  return <T extends TypeMeta>(definition: EmitterDefinition<C, T>) =>
    defineEmitter<C, T>(definition);
}

function complete<C extends Placement, T extends TypeMeta>(
  definition: EmitterDefinition<C, T>,
  context: C,
  part: Part<T>,
): CompiledObject {
  const { apiVersion, kind, scope = 'namespace' } = definition;
  const { name, annotations, labels, finalizers, body } = part;
  const folder = scope === 'argocd' ? context.argocdFolder : context.folder;
  const namespace =
    scope === 'argocd' ? context.argocdNamespace : context.namespace;
  return {
    object: {
      apiVersion,
      kind,
      metadata: {
        name,
        ...(scope === 'cluster' ? {} : { namespace }),
        labels: { ...context.labels, ...labels },
        ...(annotations ? { annotations } : {}),
        ...(finalizers ? { finalizers } : {}),
      },
      ...body,
    },
    path: `${folder}/${kind.toLowerCase()}-${name}.yaml`,
    emitter: definition.name,
    concern: definition.concern,
    why: part.why ?? definition.why,
  };
}
