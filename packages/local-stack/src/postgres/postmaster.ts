import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, isRunning } from '../processes';
import { PostgresError } from './PostgresError';

const stopTimeoutMs = 20_000;

/**
 * Makes a data folder free to start on: stops a server that outlived its holder, and removes the pid file of one that
 * was killed. A process that merely got the same id again is left alone.
 */
export async function releaseDataFolder(dataDir: string): Promise<void> {
  const pidFile = path.join(dataDir, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (content === undefined) return;
  const pid = Number.parseInt(content, 10);
  if (
    Number.isInteger(pid) &&
    isRunning(pid) &&
    commandLine(pid).includes(dataDir)
  ) {
    await stopServer(pid);
  }
  await rm(pidFile, { force: true });
}

/**
 * Stops a server: "fast" shutdown (SIGINT) ends sessions and writes a checkpoint; if that takes longer than 20 s,
 * "immediate" (SIGQUIT), from which it recovers at the next start.
 */
export async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + stopTimeoutMs;
    while (Date.now() < deadline) {
      if (!isRunning(pid)) return;
      await sleep(25);
    }
  }
  throw new PostgresError(`PostgreSQL (process ${pid}) does not stop`, {
    fix: `Stop it by hand: kill -9 ${pid}`,
  });
}
