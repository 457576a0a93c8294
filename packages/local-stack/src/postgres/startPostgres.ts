import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverAccount } from '../serverAccount';
import { canConnect, type DatabaseLogin } from './canConnect';
import { locateBinaries } from './binaries';
import { initialiseCluster, serverEnvironment, superuser } from './cluster';
import { PostgresError } from './PostgresError';
import { releaseDataFolder, stopServer } from './postmaster';

/** Where and how to run a server. */
export interface PostgresOptions {
  /** Folder of the database files, made when missing. `<dataDir>.password` and `<dataDir>.log` lie beside it. */
  dataDir: string;
  /** Port on 127.0.0.1; 0 takes a free one. @defaultValue 0 */
  port?: number;
  /** Whether commits survive a crash of the machine. Tests go faster without. @defaultValue false */
  durable?: boolean;
}

/** A running server and how to reach it as superuser. */
export interface RunningPostgres {
  host: string;
  port: number;
  user: string;
  password: string;
  /** To the database `postgres`. */
  connectionString: string;
  /** Resolves when the server ends, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const startTimeoutMs = 60_000;

/**
 * Starts PostgreSQL 18 on a data folder and waits until it answers. A server that an earlier, killed process left on
 * that folder is stopped first.
 *
 * @throws PostgresError when it does not start; the message carries the end of its log
 */
export async function startPostgres(
  options: PostgresOptions,
): Promise<RunningPostgres> {
  await mkdir(path.dirname(options.dataDir), { recursive: true });
  const dataDir = path.join(
    await realpath(path.dirname(options.dataDir)),
    path.basename(options.dataDir),
  );
  const binaries = await locateBinaries();
  const account = serverAccount(
    'PostgreSQL',
    ['postgres', 'nobody'],
    [binaries.postgres, path.dirname(dataDir)],
  );
  const password = await initialiseCluster(dataDir, binaries, account);
  await releaseDataFolder(dataDir);

  const port = options.port || (await freePort());
  const { program, args, ...ids } = account.command(
    binaries.postgres,
    serverArguments(dataDir, port, options.durable),
  );
  const log = openSync(`${dataDir}.log`, 'w');
  const child = spawn(program, args, {
    ...ids,
    stdio: ['ignore', log, log],
    env: serverEnvironment(),
  });
  closeSync(log);
  const ended = new Promise<void>((resolve, reject) =>
    child.once('exit', () => resolve()).once('error', reject),
  );

  const connection = { host, port, user: superuser, password };
  const stop = async () => {
    if (
      child.pid !== undefined &&
      child.exitCode === null &&
      child.signalCode === null
    )
      await stopServer(child.pid);
    await ended;
  };
  try {
    await Promise.race([
      answers({ ...connection, database: 'postgres' }),
      ended.then(() => tellWhy(dataDir, port)),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...connection,
    connectionString: `postgresql://${superuser}:${password}@${host}:${port}/postgres`,
    ended,
    stop,
  };
}

function serverArguments(
  dataDir: string,
  port: number,
  durable = false,
): string[] {
  const settings = {
    listen_addresses: host,
    port,
    // A path of a clone may be longer than the 107 bytes a Unix socket's name may have.
    unix_socket_directories: '',
    max_connections: 200,
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
  ];
}

async function answers(login: DatabaseLogin): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (!(await canConnect(login))) {
    if (Date.now() > deadline) {
      throw new PostgresError('PostgreSQL does not answer after 60 s');
    }
    await sleep(30);
  }
}

async function tellWhy(dataDir: string, port: number): Promise<never> {
  const log = (await readFile(`${dataDir}.log`, 'utf8').catch(() => '')).trim();
  if (log.includes('Address already in use')) {
    throw new PostgresError(`Port ${port} is taken by another program`, {
      fix: 'Choose another port.',
    });
  }
  throw new PostgresError(
    `PostgreSQL ended while starting:\n${log.split('\n').slice(-8).join('\n')}`,
  );
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
