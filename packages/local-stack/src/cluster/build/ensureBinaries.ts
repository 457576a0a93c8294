import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../../process/withLock';
import { buildPart } from './buildPart';
import { cacheFolder, versionKey } from './cacheFolder';
import type { BuildProgress } from './estimate';
import { findGo } from './go';
import { buildOrder, recipes, type BinaryPart } from './recipes';

/** What to do while programs are built. */
export interface EnsureOptions {
  onProgress?: (progress: BuildProgress) => void;
  /** Another clone is building; called once, with its process id. */
  onWait?: (pid: string) => void;
  env?: NodeJS.ProcessEnv;
}

/** Built programs by part. */
export class Binaries {
  constructor(private readonly folders: ReadonlyMap<BinaryPart, string>) {}

  /** A path in a part's folder, such as `path('kube', 'bin', 'kube')`; programs are in `bin`, data in `share`. */
  path(part: BinaryPart, ...inside: string[]): string {
    const folder = this.folders.get(part);
    if (!folder) throw new RangeError(`${part} was not asked for`);
    return path.join(folder, ...inside);
  }

  /** Folders by part, to be kept for {@link Binaries.fromRecord}. */
  toRecord(): Record<string, string> {
    return Object.fromEntries(this.folders);
  }

  /** The programs that something was started from; nothing is built. */
  static fromRecord(
    record: Readonly<Partial<Record<BinaryPart, string>>>,
  ): Binaries {
    return new Binaries(
      new Map(
        buildOrder.flatMap(part => {
          const folder = record[part];
          return folder ? [[part, folder]] : [];
        }),
      ),
    );
  }
}

/** File that is written last: without it a folder is not complete. */
const stampFile = 'complete';
/** Versions that nobody has used for so long are removed when a new one is built. */
const keepMs = 14 * 24 * 3_600_000;

/**
 * Gives the programs of the cluster, building those that are missing: once per version and user, whatever the number of
 * clones. An interrupted build leaves nothing behind that is taken for a finished one, and the next continues from Go's own
 * cache.
 *
 * @throws GoMissingError without Go 1.26, ClusterBuildError when a build fails
 */
export async function ensureBinaries(
  parts: readonly BinaryPart[],
  options: EnsureOptions = {},
): Promise<Binaries> {
  const folders = new Map<BinaryPart, string>();
  const missing: BinaryPart[] = [];
  const { go, folderOf } = await open(options.env);
  for (const part of buildOrder.filter(each => parts.includes(each))) {
    const folder = await folderOf(part);
    folders.set(part, folder);
    if (!(await use(folder))) missing.push(part);
  }
  for (const part of missing) {
    await build(part, await folderOf(part), go, options);
  }
  return new Binaries(folders);
}

/** Which of the parts would have to be built. */
export async function missingBinaries(
  parts: readonly BinaryPart[],
  env?: NodeJS.ProcessEnv,
): Promise<BinaryPart[]> {
  const { folderOf } = await open(env);
  const missing: BinaryPart[] = [];
  for (const part of parts) {
    if (!(await isComplete(await folderOf(part)))) missing.push(part);
  }
  return missing;
}

async function open(env: NodeJS.ProcessEnv = process.env) {
  const go = await findGo(env);
  const base = cacheFolder(env);
  return {
    go,
    folderOf: async (part: BinaryPart) =>
      path.join(base, `${part}-${await versionKey(recipes[part], go.version)}`),
  };
}

async function build(
  part: BinaryPart,
  folder: string,
  go: Awaited<ReturnType<typeof findGo>>,
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
      await writeFile(
        path.join(draft, stampFile),
        `${recipes[part].title}, ${go.version}, built in ${seconds} s\n`,
      );
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
      await removeOld(base, part, folder);
    },
    onWait,
  );
}

async function isComplete(folder: string): Promise<boolean> {
  return (
    (await readFile(path.join(folder, stampFile)).catch(() => undefined)) !==
    undefined
  );
}

/** Whether it is there; notes that it is in use. */
async function use(folder: string): Promise<boolean> {
  const now = new Date();
  return utimes(path.join(folder, stampFile), now, now).then(
    () => true,
    () => false,
  );
}

async function removeOld(base: string, part: BinaryPart, keep: string) {
  for (const name of await readdir(base)) {
    const folder = path.join(base, name);
    if (!name.startsWith(`${part}-`) || folder === keep) continue;
    const stamp = await stat(path.join(folder, stampFile)).catch(
      () => undefined,
    );
    if (!stamp || Date.now() - stamp.mtimeMs > keepMs) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
