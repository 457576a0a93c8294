import { open, readFile, rename, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess } from './identifyProcess';

/**
 * Runs one thing at a time across processes. A lock whose holder is gone, however it went, is taken over.
 *
 * @param onWait - called once, with the holder's process id, when somebody else has the lock
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: (pid: string) => void = () => undefined,
): Promise<T> {
  let told = false;
  while (!(await take(file))) {
    const [pid = '', identity] = await holderOf(file);
    if (identity && identifyProcess(Number(pid)) === identity) {
      if (!told) onWait(pid);
      told = true;
      await sleep(200);
    } else {
      await discard(file, pid);
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** The process that has the lock; undefined when nobody has it, or its holder is gone. */
export async function lockHolder(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const [pid = '', identity] = text.split('\n');
  return identity && identifyProcess(Number(pid)) === identity
    ? pid
    : undefined;
}

async function take(file: string): Promise<boolean> {
  const handle = await open(file, 'wx').catch((error: unknown) => {
    if (isExisting(error)) return undefined;
    throw error;
  });
  if (!handle) return false;
  await handle.writeFile(`${process.pid}\n${identifyProcess(process.pid)}\n`);
  await handle.close();
  return true;
}

async function holderOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.endsWith('\n')) return text.split('\n');
  // Just made and not yet written, or left so by a crash.
  await sleep(500);
  return (await readFile(file, 'utf8').catch(() => '')).split('\n');
}

/** Renames before removing, so that of two that find a stale lock only one removes it. */
async function discard(file: string, pid: string): Promise<void> {
  const [current = ''] = await holderOf(file);
  if (current !== pid) return;
  const stale = `${file}.${process.pid}`;
  await rename(file, stale).catch(() => undefined);
  await rm(stale, { force: true });
}

function isExisting(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'EEXIST'
  );
}
