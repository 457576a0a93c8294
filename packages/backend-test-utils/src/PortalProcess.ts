import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { freePort } from '@waymark/local-stack';
import { toYaml } from '@waymark/platform-api';
import { bundle } from './bundle';
import { until } from './until';

/** How long anything is waited for: on a machine that is busy with other tests as well, a start alone takes minutes. */
const PATIENCE_MS = 600_000;

/**
 * Plugins in a process of their own, so that a test can kill it and start it again.
 *
 * @public
 */
export class PortalProcess {
  readonly url: string;
  readonly #config: object;
  readonly #folder: string;
  readonly #script: string;
  readonly #program: readonly string[];
  #child?: ChildProcess;

  /**
   * @param script - file that makes and starts the backend
   * @param config - its configuration; addresses are added
   * @param options - `bundled` for a test that starts it many times
   */
  static async create(
    script: string,
    config: object,
    { bundled = false }: { bundled?: boolean } = {},
  ): Promise<PortalProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-portal-'));
    const program = bundled
      ? [await bundle(script, folder)]
      : ['--import', 'tsx', script];
    const port = await freePort();
    return new PortalProcess({ script, program, config, folder, port });
  }

  private constructor({
    config,
    folder,
    port,
    program,
    script,
  }: {
    script: string;
    program: readonly string[];
    config: object;
    folder: string;
    port: number;
  }) {
    this.#script = script;
    this.#program = program;
    this.#folder = folder;
    this.url = `http://localhost:${port}`;
    this.#config = {
      app: { baseUrl: this.url },
      ...config,
      backend: {
        baseUrl: this.url,
        listen: { host: '127.0.0.1', port },
        ...('backend' in config &&
          typeof config.backend === 'object' &&
          config.backend),
      },
    };
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param overrides - configuration, merged into that of `create` for this start
   */
  async start(overrides: object = {}): Promise<void> {
    const usual = join(this.#folder, 'app-config.yaml');
    const own = join(this.#folder, 'app-config.overrides.yaml');
    await writeFile(usual, toYaml(this.#config));
    await writeFile(own, toYaml(overrides));
    const child = spawn(
      process.execPath,
      [...this.#program, '--config', usual, '--config', own],
      {
        cwd: dirname(this.#script),
        stdio: ['ignore', 'pipe', 'pipe'],
        env: this.#env(),
      },
    );
    const keep = (chunk: Buffer) => void appendFile(this.#log(), chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#child = child;
    await this.until('the portal to serve', async () => {
      if (child.exitCode !== null) {
        throw new Error(`It ended by itself: ${await this.log()}`);
      }
      const ready = `${this.url}/.backstage/health/v1/readiness`;
      return (await fetch(ready).catch(() => undefined))?.ok;
    });
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Asks as Ada. Rejects when the process ends before it has answered. */
  fetch(path: string, body?: object): Promise<Response> {
    return this.as('ada-okafor').fetchApi.fetch(`${this.url}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  }

  /** What a client of a plugin is made with, to ask as this person. */
  as(person: string) {
    const authorization = mockCredentials.user.header(`user:default/${person}`);
    const asked: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', authorization);
      return fetch(input, { ...init, headers });
    };
    return {
      discoveryApi: {
        getBaseUrl: async (plugin: string) => `${this.url}/api/${plugin}`,
      },
      fetchApi: { fetch: asked },
    };
  }

  /** Asks again until there is an answer; says what it logged when there is none. */
  until<T>(
    what: string,
    ask: () => Promise<T>,
    options: { everyMs?: number; timeoutMs?: number } = {},
  ) {
    return until(ask, {
      timeoutMs: PATIENCE_MS,
      ...options,
      what: async () => `${what}:\n${await this.#tail()}`,
    });
  }

  /** Everything it has logged. */
  async log(): Promise<string> {
    return readFile(this.#log(), 'utf8').catch(() => '');
  }

  async #tail(): Promise<string> {
    const lines = (await this.log()).split('\n').slice(-40);
    return lines.map(line => line.slice(0, 300)).join('\n');
  }

  #log(): string {
    return join(this.#folder, 'portal.log');
  }

  #env(): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    const NODE_COMPILE_CACHE = join(this.#folder, 'compiled');
    return {
      PATH,
      HOME,
      NODE_COMPILE_CACHE,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
    };
  }
}
