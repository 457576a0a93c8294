import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The compiled entry point, as the image starts it. */
export const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** The service as the platform starts it: a process of its own, spoken to over HTTP. */
export class RunningService {
  private signalled = false;

  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly output: string[],
    private readonly exited: Promise<unknown>,
  ) {}

  /** Starts it, waits until it is ready, and stops it when the test is over, however it ends. */
  static async start(
    test: { after(stop: () => Promise<unknown>): void },
    environment: Record<string, string> = {},
  ): Promise<RunningService> {
    const port = await freePort();
    const child = spawn(process.execPath, [MAIN], {
      env: { HOST: '127.0.0.1', PORT: String(port), DRAIN_SECONDS: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
    const service = new RunningService(
      `http://127.0.0.1:${port}`,
      child,
      output,
      once(child, 'close'),
    );
    test.after(() => service.stop());
    await service.waitUntilReady();
    return service;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers });
  }

  signal(): void {
    this.signalled = true;
    this.process.kill('SIGTERM');
  }

  /** Asks it to stop unless that was done, and waits; gives back its exit code and every line it wrote. */
  async stop(): Promise<{ code: number | null; lines: Record<string, unknown>[] }> {
    if (!this.signalled) this.signal();
    await this.exited;
    const lines = this.output.join('').split('\n').filter(Boolean);
    return { code: this.process.exitCode, lines: lines.map((line) => JSON.parse(line)) };
  }

  private async waitUntilReady(): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline && this.process.exitCode === null) {
      const response = await this.get('/health/ready').catch(() => undefined);
      if (response?.status === 200) return;
      await sleep(50);
    }
    this.process.kill('SIGKILL');
    throw new Error(`not ready; it wrote: ${this.output.join('')}`);
  }
}
