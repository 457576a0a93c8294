import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeJson } from '../forge/store/files';
import type { Account } from '../serverAccount';
import { GiteaError } from './GiteaError';
import type { GiteaPlaces } from './places';
import { releaseServer, stopProcess } from './releaseServer';

const startTimeoutMs = 60_000;

/** Environment of every Gitea program: its own home, and nothing of ours but the way to git. */
export function giteaEnvironment({ work }: GiteaPlaces): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: work,
    GITEA_WORK_DIR: work,
    LANG: 'C.UTF-8',
  };
}

/** A running `gitea web`. */
export interface GiteaServer {
  pid: number;
  /** Resolves when it ends, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts `gitea web` and waits until its API answers. A server that an earlier, killed process left on these files is
 * stopped first.
 *
 * @throws GiteaError with the end of its log
 */
export async function startServer(options: {
  account: Account;
  binary: string;
  places: GiteaPlaces;
  port: number;
}): Promise<GiteaServer> {
  const { account, binary, places, port } = options;
  await releaseServer(places);
  const { program, args, ...ids } = account.command(binary, [
    'web',
    '--config',
    places.configuration,
  ]);
  const log = openSync(places.log, 'a');
  const child = spawn(program, args, {
    ...ids,
    cwd: places.work,
    env: giteaEnvironment(places),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve, reject) =>
    child.once('exit', () => resolve()).once('error', reject),
  );
  ended.catch(() => undefined);
  const { pid } = child;
  const stop = async () => {
    if (pid !== undefined) await stopProcess(pid, places);
    await ended;
    await rm(places.server, { force: true });
  };
  try {
    if (pid !== undefined) await writeJson(places.server, { pid });
    await Promise.race([
      untilItAnswers(port),
      ended.then(() => tellWhy(places)),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: pid ?? 0, ended, stop };
}

async function untilItAnswers(port: number): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    try {
      const url = `http://127.0.0.1:${port}/api/v1/version`;
      const signal = AbortSignal.timeout(2_000);
      if ((await fetch(url, { signal })).ok) return;
    } catch {
      // Not there yet.
    }
    await sleep(50);
  }
  throw new GiteaError(`Gitea does not answer after ${startTimeoutMs} ms`);
}

async function tellWhy({ log }: GiteaPlaces): Promise<never> {
  const text = (await readFile(log, 'utf8').catch(() => '')).trim();
  const end = text.split('\n').slice(-8).join('\n');
  throw new GiteaError(`Gitea ended while starting:\n${end}`, {
    fix: `The whole log is ${log}.`,
  });
}
