import {
  compile,
  compileBreakGlass,
  compileCluster,
  toYaml,
  type CompileContext,
  type Compilation,
  type CompiledObject,
  type Platform,
  type PlatformDocument,
  type TenantNamespace,
} from '@waymark/platform-api';

import type { GrantedAccess } from './types';

/** A compilation and its YAML; what only gives access uses nothing. */
export type Compiled = Pick<Compilation, 'objects' | 'findings'> &
  Partial<Pick<Compilation, 'usage'>> & { files: ReadonlyMap<string, string> };

type Place = Omit<CompileContext, 'platform'>;

/** Remembers the last compilation of each path with one platform. */
export class PlatformMemo {
  readonly platform: Platform;
  readonly #compiled = new Map<string, { key: string; compiled: Compiled }>();
  #clusters: ReadonlyMap<string, string> | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  compile(
    path: string,
    content: string,
    document: PlatformDocument,
    place: Place,
  ): Compiled {
    return this.#remember(path, [content], place, context =>
      compile(document, context),
    );
  }

  /** What a grant gives in a namespace. */
  grant(
    path: string,
    content: string,
    access: GrantedAccess,
    namespace: { document: TenantNamespace; content: string },
    place: Place,
  ): Compiled {
    return this.#remember(path, [content, namespace.content], place, context =>
      compileBreakGlass(access, { namespace: namespace.document, ...context }),
    );
  }

  #remember(
    path: string,
    contents: readonly string[],
    place: Place,
    make: (context: CompileContext) => Omit<Compiled, 'files'>,
  ): Compiled {
    const { team, environment, target, costCenter = '' } = place;
    const key = [team, environment, target, costCenter, ...contents].join('\0');
    const known = this.#compiled.get(path);
    if (known?.key === key) return known.compiled;
    const compilation = make({ platform: this.platform, ...place });
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
    for (const path of this.#compiled.keys()) {
      if (!paths.has(path)) this.#compiled.delete(path);
    }
  }
}

function filesOf(objects: readonly CompiledObject[]): Map<string, string> {
  return new Map(objects.map(({ path, object }) => [path, toYaml(object)]));
}
