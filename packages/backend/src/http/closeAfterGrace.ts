import type {
  LifecycleService,
  RootConfigService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const KEY = 'waymark.http.shutdownGrace';
const DEFAULT_MS = 10_000;
const MAX_MS = 120_000;
const SWEEP_MS = 100;

/**
 * Reads how long open requests may take once the process is told to stop, in milliseconds.
 *
 * @throws InputError when it is out of bounds
 */
export function readShutdownGrace(config: RootConfigService): number {
  const grace = config.has(KEY)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: KEY }))
    : DEFAULT_MS;
  if (grace < 0 || grace > MAX_MS) {
    throw new InputError(`${KEY} is ${grace} ms; it must be from 0 to 120 s.`);
  }
  return grace;
}

/** Typed as the plain service where Backstage hands over the root's, which alone has the earlier hook. */
type Stopping = LifecycleService &
  Partial<Pick<RootLifecycleService, 'addBeforeShutdownHook'>>;

/**
 * Stops the server in time: a connection is closed as soon as its request is answered, and those still open when the grace
 * is over are ended. Backstage alone waits for all of them, and event streams, web sockets, long polls and kept-alive
 * connections would hold it for a minute.
 */
export function closeAfterGrace(
  server: Server,
  lifecycle: Stopping,
  graceMs: number,
): void {
  const open = new Set<Socket>();
  server.on('connection', socket => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const stop = () => {
    const idle = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const end = setTimeout(() => {
      for (const socket of open) {
        socket.destroy();
      }
    }, graceMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(end);
    });
  };
  if (lifecycle.addBeforeShutdownHook) lifecycle.addBeforeShutdownHook(stop);
  else lifecycle.addShutdownHook(stop);
}
