import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { forgeApp } from './app';
import type { ForgeContext } from './context';
import { Deliveries } from './deliveries';
import { recoverMerges } from './pulls/merge';
import { Repositories } from './store/repositories';
import { Users } from './store/users';
import type { RunningForge, StartForgeOptions } from './types';

const STOP_GRACE_MS = 5_000;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise(done => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      done();
    });
    server.closeIdleConnections();
  });
}

/**
 * Starts the local forge: bare repositories served by git's own `http-backend`, the subset of
 * Gitea's API that Backstage and Waymark use, and pages to browse. For local use only: it listens on
 * 127.0.0.1 and lets anybody there read.
 */
export async function startForge(
  options: StartForgeOptions,
): Promise<RunningForge> {
  const root = resolve(options.root);
  const log = options.log ?? (() => undefined);
  await mkdir(root, { recursive: true });
  const users = await Users.open(root);
  const repositories = new Repositories(root);
  await repositories.prepare();
  for (const repository of await repositories.list())
    await recoverMerges(repository);

  const deliveries = new Deliveries(log);
  const context: ForgeContext = {
    url: '',
    users,
    repositories,
    deliveries,
    log,
  };
  // The port, and with it the address in every answer, is known only once it listens.
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  context.url = (options.publicUrl ?? `http://localhost:${port}`).replace(
    /\/+$/,
    '',
  );
  server.on('request', forgeApp(context));
  return {
    url: context.url,
    apiUrl: `${context.url}/api/v1`,
    tokens: users.tokens,
    async stop() {
      await close(server);
      await deliveries.stop();
    },
  };
}
