import { realpath, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readJson } from '../forge/store/files';
import { commandLine } from '../processes';
import { GiteaError } from './GiteaError';
import { giteaPlaces, type GiteaPlaces } from './places';

const stopTimeoutMs = 15_000;

/**
 * Stops the `gitea web` that goes on serving below this root after whoever started it was killed, so that its port is free.
 *
 * @throws GiteaError when it does not stop
 */
export async function releaseGitea(root: string): Promise<void> {
  const found = await realpath(root).catch(() => undefined);
  if (found) await releaseServer(giteaPlaces(found));
}

/** Stops the server that a killed process left on these files. */
export async function releaseServer(places: GiteaPlaces): Promise<void> {
  const left = await readJson(places.server, z.object({ pid: z.number() }));
  if (left) await stopProcess(left.pid, places);
  await rm(places.server, { force: true });
}

/** Ends it if it still is the server on these files: another process may have got the id. */
export async function stopProcess(
  pid: number,
  places: GiteaPlaces,
): Promise<void> {
  const lives = () => commandLine(pid).includes(places.configuration);
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!lives()) return;
    process.kill(pid, signal);
    const deadline = Date.now() + stopTimeoutMs;
    while (Date.now() < deadline) {
      if (!lives()) return;
      await sleep(25);
    }
  }
  throw new GiteaError(`Gitea (process ${pid}) does not stop`, {
    fix: `Stop it by hand: kill -9 ${pid}`,
  });
}
