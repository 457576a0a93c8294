/* eslint-disable @backstage/no-mixed-plugin-imports -- a test reads the figures where Prometheus does */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GiteaForge, type Forge } from '@waymark/gitops';
import {
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import metricsPlugin from '@waymark/plugin-metrics-backend';
import type { ChangeSetRequest } from '@waymark/plugin-changes-common';
import type { Knex } from 'knex';
import request from 'supertest';
import plugin from '..';
import { inClone } from './branches';
import { ada, permissionsFactory } from './people';

const run = promisify(execFile);

/** Key of the webhook's signature in the tests. */
export const WEBHOOK_SECRET = 'a-secret-for-tests-only';

/** The real plugin in one or more replicas, on a real PostgreSQL and a real forge. */
export class TestPortal {
  readonly knex: Knex;
  readonly running: RunningForge;
  readonly portalForge: Forge;
  readonly reconcilerForge: Forge;
  readonly ref = { owner: 'meridian', name: 'gitops' };
  readonly #root: string;
  readonly #backends: TestBackend[] = [];

  static async start(
    databases: ReturnType<typeof TestDatabases.create>,
  ): Promise<TestPortal> {
    if (!process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING) {
      throw new Error(
        'These tests need PostgreSQL: run them by ./waymark test, or set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING.',
      );
    }
    const root = await mkdtemp(join(tmpdir(), 'waymark changes '));
    const running = await startForge({ root: join(root, 'forge') });
    return new TestPortal(root, running, await databases.init('POSTGRES_18'));
  }

  private constructor(root: string, running: RunningForge, knex: Knex) {
    this.#root = root;
    this.running = running;
    this.knex = knex;
    const as = (user: string) =>
      new GiteaForge({ url: running.url, user, token: running.tokens[user] });
    this.portalForge = as(PORTAL_USER);
    this.reconcilerForge = as(RECONCILER_USER);
  }

  /** What the plugin needs to work on the forge. */
  get config() {
    const { tokens, url } = this.running;
    return {
      app: { baseUrl: 'http://localhost:7070' },
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
        repository: {
          cacheDirectory: this.#root,
          mergers: ['dara-novak', 'emil-sorensen'],
        },
        reconciler: {
          username: RECONCILER_USER,
          token: tokens[RECONCILER_USER],
          pollInterval: 'PT1H',
        },
        webhook: {
          secret: WEBHOOK_SECRET,
          // Nobody listens there; the tests send their own.
          url: 'http://localhost:1/api/changes/webhook',
        },
      },
    };
  }

  /** One replica of the portal. */
  async replica({
    features = [],
    data = {},
    people = [],
  }: {
    features?: BackendFeature[];
    data?: JsonObject;
    /** Beside Ada. */
    people?: Array<typeof ada>;
  } = {}) {
    const { knex } = this;
    const backend = await startTestBackend({
      features: [
        plugin,
        metricsPlugin,
        actionsRegistryServiceFactory,
        catalogServiceMock.factory({ entities: [ada, ...people] }),
        permissionsFactory,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => knex }),
        }),
        mockServices.rootConfig.factory({ data: { ...this.config, ...data } }),
        ...features,
      ],
    });
    this.#backends.push(backend);
    const { server } = backend;
    const call = (user: string) => {
      const header = user.startsWith('plugin:')
        ? mockCredentials.service.header({
            onBehalfOf: mockCredentials.service(user),
            targetPluginId: 'changes',
          })
        : mockCredentials.user.header(`user:default/${user}`);
      return {
        get: (path: string) =>
          request(server)
            .get(`/api/changes${path}`)
            .set('Authorization', header),
        post: (path: string, body?: object) =>
          request(server)
            .post(`/api/changes${path}`)
            .set('Authorization', header)
            .send(body),
        put: (path: string, body: object) =>
          request(server)
            .put(`/api/changes${path}`)
            .set('Authorization', header)
            .send(body),
        delete: (path: string) =>
          request(server)
            .delete(`/api/changes${path}`)
            .set('Authorization', header),
        /** Whatever the contract has. */
        send: (method: string, path: string, body?: unknown) => {
          const asked = methodOf(server, method)(`/api/changes${path}`);
          asked.set('Authorization', header);
          return body === undefined
            ? asked
            : asked
                .set('Content-Type', 'application/json')
                .send(JSON.stringify(body));
        },
      };
    };
    /** As Prometheus reads it. */
    const metrics = () =>
      request(server)
        .get('/metrics')
        .set('Authorization', mockCredentials.service.header());
    return { server, as: call, metrics };
  }

  /** Newest commit on main. */
  async head(): Promise<string> {
    return (await this.portalForge.getBranch(this.ref, 'main')).sha;
  }

  /** Commits of a branch, newest first. */
  log(branch: string): Promise<string[]> {
    return inClone(this, async git => {
      const head = git.head(branch);
      return head ? git.firstParents(head, 1000) : [];
    });
  }

  commit(id: string) {
    return inClone(this, git => git.describe(id));
  }

  /** Sets main to any commit that the forge has, as nobody but who runs the forge may: main is protected from it. */
  async forcePush(commit: string): Promise<void> {
    const { owner, name } = this.ref;
    const folder = join(this.#root, 'forge', owner, `${name}.git`);
    await run('git', ['update-ref', 'refs/heads/main', commit], {
      cwd: folder,
    });
  }

  async stop(): Promise<void> {
    for (const backend of this.#backends) await backend.stop();
    await this.running.stop();
    await rm(this.#root, { recursive: true, force: true });
  }
}

function methodOf(server: TestBackend['server'], method: string) {
  const agent = request(server);
  const methods: Record<string, (path: string) => request.Test> = {
    get: path => agent.get(path),
    put: path => agent.put(path),
    post: path => agent.post(path),
    delete: path => agent.delete(path),
  };
  return methods[method];
}

/** A request for a change set, onto main at once. */
export function changeSet(
  edits: ChangeSetRequest['edits'],
  rest: Partial<ChangeSetRequest> = {},
): ChangeSetRequest {
  return {
    edits,
    reason: 'A change of the tests',
    mode: 'commit',
    idempotencyKey: `test:${randomUUID()}`,
    ...rest,
  };
}
