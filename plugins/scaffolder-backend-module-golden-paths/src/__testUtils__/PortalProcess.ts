import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import { FaultProxy } from '@waymark/gitops/conformance';
import { toYaml } from '@waymark/platform-api';
import {
  freePort,
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import type { Knex } from 'knex';

const ROOT = resolve(__dirname, '../../../..');
const TEMPLATE = `${ROOT}/templates/internal-http-service/template.yaml`;

/** A portal in a process of its own, its forge behind a proxy, and its database. */
export class PortalProcess {
  readonly forge: RunningForge;
  /** All the portal's requests to the forge go through here. */
  readonly proxy: FaultProxy;
  readonly knex: Knex;
  readonly #folder: string;
  readonly #port: number;
  #child?: ChildProcess;

  static async create(knex: Knex): Promise<PortalProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-portal-'));
    const port = await freePort();
    const proxy = await FaultProxy.start(`http://localhost:${port}`);
    const forge = await startForge({
      root: join(folder, 'forge'),
      port,
      publicUrl: proxy.url,
    });
    const parts = { folder, forge, knex, proxy };
    return new PortalProcess({ ...parts, port: await freePort() });
  }

  private constructor(options: {
    folder: string;
    forge: RunningForge;
    knex: Knex;
    port: number;
    proxy: FaultProxy;
  }) {
    this.#folder = options.folder;
    this.forge = options.forge;
    this.knex = options.knex;
    this.#port = options.port;
    this.proxy = options.proxy;
  }

  /** Starts it and waits until it serves. */
  async start(overrides: object = {}): Promise<void> {
    const config = join(this.#folder, 'app-config.yaml');
    await writeFile(config, toYaml({ ...this.#config(), ...overrides }));
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', resolve(__dirname, 'portal.ts'), '--config', config],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: this.#env() },
    );
    const log = (chunk: Buffer) => void appendFile(this.#log(), chunk);
    child.stdout.on('data', log);
    child.stderr.on('data', log);
    this.#child = child;
    await this.until('the portal to serve', async () => {
      if (child.exitCode !== null) throw new Error('it ended by itself');
      const ready = await fetch(
        `http://localhost:${this.#port}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      return ready?.ok;
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
    await this.proxy.stop();
    await this.forge.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** An answer of the portal's API to Ada, or undefined while it is not 2xx. */
  async call(path: string, body?: object) {
    const response = await fetch(`http://localhost:${this.#port}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: mockCredentials.user.header('user:default/ada-okafor'),
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    }).catch(() => undefined);
    return response?.ok ? response.json() : undefined;
  }

  /** Polls until there is an answer. */
  async until<T>(
    what: string,
    look: () => Promise<T | undefined | false>,
    { everyMs = 100, boundMs = 180_000 } = {},
  ): Promise<T> {
    const end = Date.now() + boundMs;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) {
        throw new Error(`Waited in vain for ${what}:\n${await this.#tail()}`);
      }
      await sleep(everyMs);
    }
  }

  /** Everything the portal has logged. */
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

  #config() {
    const { host, port, user, password, database } =
      this.knex.client.connectionSettings;
    const { url, tokens } = this.forge;
    return {
      app: { baseUrl: `http://localhost:${this.#port}` },
      backend: {
        baseUrl: `http://localhost:${this.#port}`,
        listen: { host: '127.0.0.1', port: this.#port },
        database: {
          client: 'pg',
          pluginDivisionMode: 'schema',
          connection: { host, port, user, password, database },
          // Runs that stand still hold their connections.
          knexConfig: { pool: { max: 30 } },
        },
      },
      catalog: {
        providers: {
          gitea: {
            organization: {
              host: new URL(url).host,
              organization: 'meridian',
              branch: 'main',
              catalogPath: 'catalog-info.yaml',
              schedule: {
                frequency: { seconds: 2 },
                timeout: { minutes: 1 },
              },
            },
          },
        },
        processingInterval: { seconds: 3 },
        rules: [{ allow: ['Component', 'API', 'Location'] }],
        locations: [
          { type: 'file', target: TEMPLATE, rules: [{ allow: ['Template'] }] },
        ],
      },
      integrations: {
        gitea: [
          {
            host: new URL(url).host,
            baseUrl: url,
            username: PORTAL_USER,
            password: tokens[PORTAL_USER],
          },
        ],
      },
      changes: {
        repository: { cacheDirectory: this.#folder },
        reconciler: {
          username: RECONCILER_USER,
          token: tokens[RECONCILER_USER],
        },
      },
      scaffolder: {
        concurrentTasksLimit: 30,
        taskRecovery: { enabled: true, staleTimeout: { seconds: 3 } },
      },
    };
  }
}
