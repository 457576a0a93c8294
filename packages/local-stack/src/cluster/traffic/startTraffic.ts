import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { ClusterRequestError } from '../client/ClusterRequestError';
import type { Declarations } from './Declarations';
import { declarationSchema } from './declaration';
import { SyntheticTraffic, type ReadyVersion } from './SyntheticTraffic';

/** What the exporter works with. */
export interface TrafficOptions {
  port: number;
  declarations: Declarations;
  /** Versions with ready pods, at this moment. */
  versions: () => Promise<ReadyVersion[]>;
  /** In milliseconds; only differences count. */
  now?: () => number;
}

/** An exporter that answers. */
export interface RunningTraffic {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the exporter of synthetic traffic on 127.0.0.1: `GET /metrics` for Prometheus, and `GET` and `PUT /declarations`
 * for what is declared of versions. Time passes from scrape to scrape.
 */
export async function startTraffic({
  port,
  declarations,
  versions,
  now = () => performance.now(),
}: TrafficOptions): Promise<RunningTraffic> {
  const traffic = new SyntheticTraffic();
  let last = now();
  const router = Router();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/metrics', async (_request, response) => {
    try {
      const ready = await versions();
      const at = now();
      traffic.advance(ready, (at - last) / 1_000, image =>
        declarations.of(image),
      );
      last = at;
    } catch (error) {
      if (!(error instanceof ClusterRequestError)) throw error;
      // Who does not know the pods knows nothing of their traffic.
      response.status(503).type('text').send(`${error.message}\n`);
      return;
    }
    response
      .type(traffic.registry.contentType)
      .send(await traffic.registry.metrics());
  });
  router.get('/declarations', (_request, response) => {
    response.json(declarations.list());
  });
  router.put(
    '/declarations',
    express.json({ limit: '4kb' }),
    async (request, response) => {
      const read = declarationSchema.safeParse(request.body);
      if (!read.success) {
        response.status(400).json({ message: z.prettifyError(read.error) });
        return;
      }
      await declarations.put(read.data);
      response.json(read.data);
    },
  );
  const app = express();
  app.disable('x-powered-by');
  app.use(router);
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new TypeError('The exporter listens on no port');
  }
  return address.port;
}
