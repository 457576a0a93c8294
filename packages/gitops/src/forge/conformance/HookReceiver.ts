import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One delivery of a webhook, as it arrived. */
export type Delivery = { event: string; signature: string; body: string };

/** Takes in webhooks during a test. */
export class HookReceiver {
  readonly deliveries: Delivery[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        this.deliveries.push({
          event: String(req.headers['x-gitea-event']),
          signature: String(req.headers['x-gitea-signature']),
          body: Buffer.concat(chunks).toString('utf8'),
        });
        res.writeHead(204).end();
      });
    });
  }

  static async start(): Promise<HookReceiver> {
    const receiver = new HookReceiver();
    await new Promise<void>(done => receiver.#server.listen(0, done));
    return receiver;
  }

  /** Address on a host by which the forge reaches this machine. */
  url(host: string): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address)
      throw new Error('The receiver is not listening');
    return `http://${host}:${address.port}/hook`;
  }

  /** The first delivery that satisfies a condition. */
  async waitFor(
    matches: (delivery: Delivery) => boolean,
    timeoutMs = 10_000,
  ): Promise<Delivery> {
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      const found = this.deliveries.find(matches);
      if (found) return found;
      await sleep(20);
    }
    const seen = this.deliveries.map(({ event }) => event).join(', ');
    throw new Error(
      `No such delivery in ${timeoutMs} ms; arrived: ${seen || 'none'}`,
    );
  }

  async stop(): Promise<void> {
    await new Promise(done => this.#server.close(done));
  }
}
