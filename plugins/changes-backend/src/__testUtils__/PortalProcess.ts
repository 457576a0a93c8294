import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { freePort } from '@waymark/local-stack';
import { toYaml } from '@waymark/platform-api';
import { until } from './branches';
import type { TestPortal } from './TestPortal';

/** The plugin in a process of its own, on the forge and the database of a {@link TestPortal}. */
export class PortalProcess {
  readonly #folder: string;
  readonly #port: number;
  readonly #config: object;
  #child?: ChildProcess;

  static async create(portal: TestPortal): Promise<PortalProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-changes-'));
    return new PortalProcess(folder, await freePort(), portal);
  }

  private constructor(folder: string, port: number, portal: TestPortal) {
    this.#folder = folder;
    this.#port = port;
    const { connectionSettings } = portal.knex.client;
    const { host, user, password, database } = connectionSettings;
    this.#config = {
      ...portal.config,
      backend: {
        baseUrl: `http://localhost:${port}`,
        listen: { host: '127.0.0.1', port },
        database: {
          client: 'pg',
          pluginDivisionMode: 'schema',
          connection: {
            host,
            port: connectionSettings.port,
            user,
            password,
            database,
          },
        },
      },
    };
  }

  /** Starts it and waits until it serves. */
  async start(): Promise<void> {
    const file = join(this.#folder, 'app-config.yaml');
    await writeFile(file, toYaml(this.#config));
    const script = resolve(__dirname, 'portal.ts');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script, '--config', file],
      {
        cwd: resolve(__dirname, '../../../..'),
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'development',
          NODE_COMPILE_CACHE: join(this.#folder, 'compiled'),
        },
      },
    );
    this.#child = child;
    let log = '';
    const keep = (chunk: Buffer) => {
      log = `${log}${chunk}`.slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await until(async () => {
      if (child.exitCode !== null)
        throw new Error(`It ended by itself: ${log}`);
      const url = `http://localhost:${
        this.#port
      }/.backstage/health/v1/readiness`;
      return (await fetch(url).catch(() => undefined))?.ok;
    }, 60_000);
  }

  /** An answer to Ada. Rejects when the process ends before it. */
  async post(path: string, body: object = {}) {
    const response = await fetch(
      `http://localhost:${this.#port}/api/changes${path}`,
      {
        method: 'POST',
        headers: {
          authorization: mockCredentials.user.header('user:default/ada-okafor'),
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      },
    );
    return { status: response.status, body: await response.json() };
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
}
