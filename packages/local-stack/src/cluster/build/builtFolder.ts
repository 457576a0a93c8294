import {
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { versionKey } from './cacheFolder';
import { recipes, type BinaryPart } from './recipes';

/** File that is written last: without it a folder is not complete. */
const stampFile = 'complete';
/** Versions that nobody has used for so long are removed when a new one is built. */
const keepMs = 14 * 24 * 3_600_000;

/** Folder of a part as this version of Go builds it. */
export async function folderFor(
  base: string,
  part: BinaryPart,
  goVersion: string,
): Promise<string> {
  const key = await versionKey(recipes[part], goVersion);
  return path.join(base, `${part}-${key}`);
}

/**
 * A complete folder of a part that some Go has built from the present sources for this machine: what to start from
 * where there is no Go to tell its version. Its stamp names the Go, and the name of the folder proves it.
 */
export async function findBuilt(
  base: string,
  part: BinaryPart,
): Promise<string | undefined> {
  const names = await readdir(base).catch(() => []);
  for (const name of names.filter(each => each.startsWith(`${part}-`))) {
    const folder = path.join(base, name);
    const goVersion = await builtBy(folder);
    if (
      goVersion?.endsWith(` ${goPlatform()}`) &&
      folder === (await folderFor(base, part, goVersion))
    ) {
      return folder;
    }
  }
  return undefined;
}

/** Marks a folder as complete. */
export async function stamp(
  folder: string,
  { part, goVersion, seconds }: Built,
): Promise<void> {
  await writeFile(
    path.join(folder, stampFile),
    `${recipes[part].title}, ${goVersion}, built in ${seconds} s\n`,
  );
}

/** What a stamp tells. */
interface Built {
  part: BinaryPart;
  /** Such as `go1.26.8 linux/amd64`. */
  goVersion: string;
  seconds: number;
}

async function builtBy(folder: string): Promise<string | undefined> {
  const text = await readStamp(folder);
  return /, (go\S+ \S+), built in /.exec(text ?? '')?.[1];
}

/** Whether everything is in it. */
export async function isComplete(folder: string): Promise<boolean> {
  return (await readStamp(folder)) !== undefined;
}

function readStamp(folder: string): Promise<string | undefined> {
  return readFile(path.join(folder, stampFile), 'utf8').catch(() => undefined);
}

/** Whether it is complete; notes that it is in use. */
export async function use(folder: string): Promise<boolean> {
  const now = new Date();
  return utimes(path.join(folder, stampFile), now, now).then(
    () => true,
    () => false,
  );
}

/** Removes versions of a part that were not used for two weeks. */
export async function removeOld(
  base: string,
  part: BinaryPart,
  keep: string,
): Promise<void> {
  for (const name of await readdir(base)) {
    const folder = path.join(base, name);
    if (!name.startsWith(`${part}-`) || folder === keep) continue;
    const stamped = await stat(path.join(folder, stampFile)).catch(
      () => undefined,
    );
    if (!stamped || Date.now() - stamped.mtimeMs > keepMs) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** This machine in Go's words, such as `linux/amd64`. */
function goPlatform(): string {
  const architecture = os.arch() === 'x64' ? 'amd64' : os.arch();
  return `${os.platform()}/${architecture}`;
}
