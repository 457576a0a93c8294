import {
  compile,
  compileCluster,
  toYaml,
  type CompileContext,
  type Compilation,
  type CompiledObject,
  type Platform,
  type PlatformDocument,
} from '@waymark/platform-api';
import { readDocument, type ReadDocument } from './readDocument';
import type { DocumentKindReader } from './types';

/** A compilation and its YAML. */
export type Compiled = Compilation & { files: ReadonlyMap<string, string> };

/**
 * Remembers the last reading and compilation of each path, so that a change of one document in a tree of thousands costs
 * one document. Results are the same as without it.
 */
export class RenderMemo {
  readonly platform: Platform;
  readonly kinds: readonly DocumentKindReader[];
  readonly #read = new Map<string, ReadDocument>();
  readonly #compiled = new Map<string, { key: string; compiled: Compiled }>();
  #clusters: ReadonlyMap<string, string> | undefined;

  constructor(platform: Platform, kinds: readonly DocumentKindReader[] = []) {
    this.platform = platform;
    this.kinds = kinds;
  }

  read(path: string, content: string): ReadDocument {
    const known = this.#read.get(path);
    if (known?.content === content) return known;
    const fresh = readDocument(path, content, this.kinds);
    this.#read.set(path, fresh);
    return fresh;
  }

  compile(
    path: string,
    content: string,
    document: PlatformDocument,
    context: Omit<CompileContext, 'platform'>,
  ): Compiled {
    const { team, environment, target, costCenter = '' } = context;
    const key = [team, environment, target, costCenter, content].join('\0');
    const known = this.#compiled.get(path);
    if (known?.key === key) return known.compiled;
    const compilation = compile(document, {
      platform: this.platform,
      ...context,
    });
    const compiled = { ...compilation, files: filesOf(compilation.objects) };
    this.#compiled.set(path, { key, compiled });
    return compiled;
  }

  /** Files that each cluster of the platform has whoever its tenants are; no document stands for them. */
  clusterFiles(): ReadonlyMap<string, string> {
    this.#clusters ??= filesOf(
      Object.keys(this.platform.clusters)
        .sort()
        .flatMap(name => compileCluster(this.platform, name)),
    );
    return this.#clusters;
  }

  /** Forgets documents that are no longer in the tree. */
  keepOnly(paths: ReadonlyMap<string, unknown>): void {
    for (const map of [this.#read, this.#compiled]) {
      for (const path of map.keys()) if (!paths.has(path)) map.delete(path);
    }
  }
}

function filesOf(objects: readonly CompiledObject[]): Map<string, string> {
  return new Map(objects.map(({ path, object }) => [path, toYaml(object)]));
}
