import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { databaseConfig, PortalProcess } from '@waymark/backend-test-utils';
import { FaultProxy } from '@waymark/gitops/conformance';
import {
  freePort,
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import type { Knex } from 'knex';

const TEMPLATE = resolve(
  __dirname,
  '../../../../templates/internal-http-service/template.yaml',
);

/** A portal that can be killed, its forge behind a proxy, and its database. */
export class PathPortal {
  readonly forge: RunningForge;
  /** All the portal's requests to the forge go through here. */
  readonly proxy: FaultProxy;
  readonly knex: Knex;
  readonly process: PortalProcess;
  readonly #folder: string;

  static async create(knex: Knex): Promise<PathPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-forge-'));
    const port = await freePort();
    const proxy = await FaultProxy.start(`http://localhost:${port}`);
    const forge = await startForge({
      root: join(folder, 'forge'),
      port,
      publicUrl: proxy.url,
    });
    const process = await PortalProcess.create(
      resolve(__dirname, 'portal.ts'),
      configOf(forge, knex, folder),
    );
    return new PathPortal({ folder, forge, knex, process, proxy });
  }

  private constructor(options: {
    folder: string;
    forge: RunningForge;
    knex: Knex;
    process: PortalProcess;
    proxy: FaultProxy;
  }) {
    this.#folder = options.folder;
    this.forge = options.forge;
    this.knex = options.knex;
    this.process = options.process;
    this.proxy = options.proxy;
  }

  /** Lets the killed portal's tasks have had no heartbeat for an hour, so that the next one takes them over at once. */
  async abandonTasks(): Promise<void> {
    await this.knex
      .withSchema('scaffolder')
      .from('tasks')
      .where({ status: 'processing' })
      .update({
        last_heartbeat_at: this.knex.raw("now() - interval '1 hour'"),
      });
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await this.proxy.stop();
    await this.forge.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** An answer of the portal's API to Ada, or undefined while it is not 2xx. */
  async call(path: string, body?: object) {
    const response = await this.process
      .fetch(path, body)
      .catch(() => undefined);
    return response?.ok ? response.json() : undefined;
  }
}

function configOf(forge: RunningForge, knex: Knex, folder: string) {
  const { url, tokens } = forge;
  return {
    backend: {
      database: {
        ...databaseConfig(knex),
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
              frequency: { seconds: 5 },
              timeout: { minutes: 1 },
            },
          },
        },
      },
      processingInterval: { seconds: 5 },
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
      // A busy machine is no forge that is down.
      repository: { cacheDirectory: folder, timeout: { minutes: 4 } },
      reconciler: {
        username: RECONCILER_USER,
        token: tokens[RECONCILER_USER],
      },
    },
    scaffolder: {
      concurrentTasksLimit: 30,
      // On a busy machine a heartbeat may be late; a run must not be gone on with while it runs. See `abandonTasks`.
      taskRecovery: { enabled: true, staleTimeout: { minutes: 30 } },
    },
  };
}
