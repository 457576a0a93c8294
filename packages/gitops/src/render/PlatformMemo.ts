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

/** A compilation and its YAML. */
export type Compiled = Compilation & { files: ReadonlyMap<string, string> };

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
    for (const path of this.#compiled.keys()) {
      if (!paths.has(path)) this.#compiled.delete(path);
    }
  }
}

function filesOf(objects: readonly CompiledObject[]): Map<string, string> {
  return new Map(objects.map(({ path, object }) => [path, toYaml(object)]));
}
