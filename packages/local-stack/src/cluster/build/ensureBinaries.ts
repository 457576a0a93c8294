import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../../process/withLock';
import { Binaries } from './Binaries';
import { buildPart } from './buildPart';
import {
  findBuilt,
  folderFor,
  isComplete,
  removeOld,
  stamp,
  use,
} from './builtFolder';
import { cacheFolder } from './cacheFolder';
import { GoMissingError } from './ClusterBuildError';
import type { BuildProgress } from './estimate';
import { findGo, type GoToolchain } from './go';
import { buildOrder, recipes, type BinaryPart } from './recipes';

/** What to do while programs are built. */
export interface EnsureOptions {
  onProgress?: (progress: BuildProgress) => void;
  /** Another clone is building; called once, with its process id. */
  onWait?: (pid: string) => void;
  env?: NodeJS.ProcessEnv;
}

/**
 * Gives the programs of the cluster, building those that are missing: once per version and user, whatever the number of
 * clones. An interrupted build leaves nothing behind that is taken for a finished one, and the next continues from Go's own
 * cache. What is built needs no Go any more.
 *
 * @throws GoMissingError when something is to be built without Go 1.26, ClusterBuildError when a build fails
 */
export async function ensureBinaries(
  parts: readonly BinaryPart[],
  options: EnsureOptions = {},
): Promise<Binaries> {
  const folders = new Map<BinaryPart, string>();
  const cache = await open(options.env);
  for (const part of buildOrder.filter(each => parts.includes(each))) {
    const built = await cache.find(part);
    if (built === undefined || !(await use(built))) {
      const go = cache.requireGo();
      const folder = await folderFor(cache.base, part, go.version);
      await build(part, folder, go, options);
      folders.set(part, folder);
    } else {
      folders.set(part, built);
    }
  }
  return new Binaries(folders);
}

/** Which of the parts would have to be built; that can be told without Go, too. */
export async function missingBinaries(
  parts: readonly BinaryPart[],
  env?: NodeJS.ProcessEnv,
): Promise<BinaryPart[]> {
  const cache = await open(env);
  const missing: BinaryPart[] = [];
  for (const part of parts) {
    if ((await cache.find(part)) === undefined) missing.push(part);
  }
  return missing;
}

async function open(env: NodeJS.ProcessEnv = process.env) {
  const go = await findGo(env).catch((error: unknown) => {
    if (error instanceof GoMissingError) return error;
    throw error;
  });
  const base = cacheFolder(env);
  return {
    base,
    requireGo: () => {
      if (go instanceof GoMissingError) throw go;
      return go;
    },
    find: async (part: BinaryPart) => {
      if (go instanceof GoMissingError) return findBuilt(base, part);
      const folder = await folderFor(base, part, go.version);
      return (await isComplete(folder)) ? folder : undefined;
    },
  };
}

async function build(
  part: BinaryPart,
  folder: string,
  go: GoToolchain,
  { onProgress = () => undefined, onWait }: EnsureOptions,
): Promise<void> {
  const base = path.dirname(folder);
  await mkdir(base, { recursive: true });
  await withLock(
    path.join(base, 'lock'),
    async () => {
      // Another clone may have built it while this one waited.
      if (await use(folder)) return;
      const draft = `${folder}.draft`;
      await rm(draft, { recursive: true, force: true });
      const since = performance.now();
      await buildPart(recipes[part], go, draft, onProgress);
      const seconds = Math.round((performance.now() - since) / 1_000);
      await stamp(draft, { part, goVersion: go.version, seconds });
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
      await removeOld(base, part, folder);
    },
    onWait,
  );
}
