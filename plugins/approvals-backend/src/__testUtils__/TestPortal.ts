import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ApprovalRequestInput } from '@waymark/plugin-approvals-common';
import type { Knex } from 'knex';
import request from 'supertest';
import plugin from '..';
import { FakeChanges } from './FakeChanges';
import { entities, permissionsFactory, roles, userInfoFactory } from './people';

/** The real plugin in one or more replicas, on a real PostgreSQL. */
export class TestPortal {
  readonly changes = new FakeChanges();
  readonly knex: Knex;
  readonly #backends: TestBackend[] = [];

  static async start(databases: TestDatabases): Promise<TestPortal> {
    return new TestPortal(await databases.init('POSTGRES_18'));
  }

  private constructor(knex: Knex) {
    this.knex = knex;
  }

  /** One replica of the portal. */
  async replica() {
    const { knex } = this;
    const backend = await startTestBackend({
      features: [
        plugin,
        this.changes.plugin,
        actionsRegistryServiceFactory,
        schedulerServiceFactory,
        catalogServiceMock.factory({ entities }),
        permissionsFactory,
        userInfoFactory,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => knex }),
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:7070' },
            access: { roles },
            approvals: { sweepSeconds: 1 },
          },
        }),
      ],
    });
    this.#backends.push(backend);
    const { server } = backend;
    return (user: string) => {
      const header = user.startsWith('plugin:')
        ? mockCredentials.service.header({
            onBehalfOf: mockCredentials.service(user),
            targetPluginId: 'approvals',
          })
        : mockCredentials.user.header(`user:default/${user}`);
      return {
        get: (path: string) =>
          request(server)
            .get(`/api/approvals${path}`)
            .set('Authorization', header),
        post: (path: string, body?: object) =>
          request(server)
            .post(`/api/approvals${path}`)
            .set('Authorization', header)
            .send(body),
        send: (method: string, path: string, body?: unknown) => {
          const asked = request(server)
            [method === 'post' ? 'post' : 'get'](`/api/approvals${path}`)
            .set('Authorization', header);
          return body === undefined
            ? asked
            : asked
                .set('Content-Type', 'application/json')
                .send(JSON.stringify(body));
        },
      };
    };
  }

  /** Actions in the audit of a request or delegation, oldest first. */
  async audit(subject: string): Promise<string[]> {
    return this.knex('audit').where({ subject }).orderBy('id').pluck('action');
  }

  /** Keys of notices about a request. */
  async notices(id: string): Promise<string[]> {
    const keys: string[] = await this.knex('outbox')
      .whereLike('key', `request:${id}:%`)
      .orderBy('created_at')
      .pluck('key');
    return keys.map(key => key.split(':')[2]);
  }

  async stop(): Promise<void> {
    for (const backend of this.#backends) await backend.stop();
  }
}

/** Ada asks for more quota. */
export function quota(
  more: Partial<ApprovalRequestInput> = {},
): ApprovalRequestInput {
  return {
    kind: 'quota',
    subject: {
      type: 'namespace',
      ref: 'assistant-staging',
      title: 'More memory for assistant-staging',
    },
    reason: 'The load test needs twice the replicas.',
    team: 'assistant',
    idempotencyKey: `test:${randomUUID()}`,
    ...more,
  };
}

/** An exception, which takes two parts: security and platform. */
export function exception(
  more: Partial<ApprovalRequestInput> = {},
): ApprovalRequestInput {
  const days = (count: number) =>
    new Date(Date.now() + count * 86_400_000).toISOString();
  return quota({
    kind: 'exception',
    terms: {
      owner: 'group:default/assistant',
      reviewAt: days(20),
      expiresAt: days(30),
    },
    ...more,
  });
}
