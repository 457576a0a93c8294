import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  PORTAL_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import { defaultPlatform } from '@waymark/platform-api';
import {
  IS_TENANT_MEMBER,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';
import { createTenantAuthorizer } from '@waymark/plugin-access-node';
import { readPlace, type Place } from '@waymark/plugin-changes-node';
import type { FakeCluster } from '@waymark/plugin-clusters-node/testUtils';
import type { RunRequest } from '@waymark/plugin-tenants-common';
import type { Knex } from 'knex';
import { Registry } from 'prom-client';
import { assemble } from '../assemble';
import { readSettings } from '../settings';
import { InMemoryChanges } from './InMemoryChanges';

/** People of the tests, and the teams they belong to. */
export const ada = {
  credentials: mockCredentials.user('user:default/ada-okafor'),
};
export const chen = {
  credentials: mockCredentials.user('user:default/chen-wei'),
};
const TEAMS: Record<string, string[]> = {
  'user:default/ada-okafor': ['assistant'],
  'user:default/chen-wei': ['risk-models'],
};

/** A request as the golden path makes it. */
export function request(
  name: string,
  values: Partial<RunRequest['values']> = {},
): RunRequest {
  return {
    idempotencyKey: `test-run:${name}`,
    template: {
      ref: 'template:default/internal-http-service',
      version: '1.0.0',
    },
    values: {
      name,
      description: 'A service of the tests',
      owner: 'assistant',
      language: 'python',
      size: 'small',
      minReplicas: 2,
      maxReplicas: 4,
      environment: 'development',
      sloClass: 'standard',
      dataSensitivity: 'internal',
      ...values,
    },
  };
}

/** What a form sends while the request is filled in. */
export function asForm({ template, values }: ReturnType<typeof request>) {
  return { template, values };
}

/** The plugin's services on a real PostgreSQL and a real forge. */
export class TestWorld {
  /** How far the sweeper's clock is ahead. */
  aheadMs = 0;
  readonly locations = new Map<string, string>();
  /** Clusters that are connected. */
  readonly clusters: FakeCluster[] = [];
  readonly changes = new InMemoryChanges(defaultPlatform);
  readonly services: ReturnType<typeof assemble>;
  readonly place: Place;
  readonly knex: Knex;
  readonly #forge: RunningForge;
  readonly #folder: string;

  static async start(
    databases: ReturnType<typeof TestDatabases.create>,
    settings: object = {},
  ): Promise<TestWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-tenants-'));
    const forge = await startForge({ root: folder });
    const knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    return new TestWorld({ folder, forge, knex, settings });
  }

  private constructor(options: {
    folder: string;
    forge: RunningForge;
    knex: Knex;
    settings: object;
  }) {
    const { folder, forge, knex } = options;
    this.#folder = folder;
    this.#forge = forge;
    this.knex = knex;
    const config = mockServices.rootConfig({
      data: {
        app: { baseUrl: 'http://localhost:7070' },
        tenants: options.settings,
        integrations: {
          gitea: [
            {
              host: new URL(forge.url).host,
              baseUrl: forge.url,
              username: PORTAL_USER,
              password: forge.tokens[PORTAL_USER],
            },
          ],
        },
      },
    });
    this.place = readPlace(config);
    this.services = assemble({
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => undefined,
          fail: async () => undefined,
        }),
      }),
      auth: mockServices.auth({ pluginId: 'tenants' }),
      authorizer: createTenantAuthorizer({ permissions: memberships() }),
      catalog: this.#catalog(),
      changes: this.changes,
      cleanUps: this.changes,
      clusters: { list: async () => this.clusters },
      clock: () => new Date(Date.now() + this.aheadMs),
      registry: new Registry(),
      config,
      knex,
      logger: mockServices.logger.mock(),
      settings: readSettings(config),
    });
  }

  /** Every row of the audit, oldest first. */
  async audit(): Promise<string[]> {
    const rows = await this.knex('audit').orderBy('id');
    return rows.map(row => row.action);
  }

  async stop(): Promise<void> {
    await this.#forge.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #catalog() {
    const { locations } = this;
    return catalogServiceMock.mock({
      getEntityByRef: async ref =>
        ref === 'component:default/in-catalog'
          ? {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'in-catalog' },
            }
          : undefined,
      getEntities: async () => ({ items: [] }),
      getEntitiesByRefs: async ({ entityRefs }) => ({
        // Teams are there, services are not.
        items: entityRefs.map(ref =>
          ref.startsWith('group:')
            ? {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Group',
                metadata: { name: ref.split('/')[1] },
              }
            : undefined,
        ),
      }),
      getLocationByRef: async ref => {
        const target = ref.replace(/^url:/, '');
        const id = locations.get(target);
        return id === undefined
          ? undefined
          : { id, type: 'url', target, entityRef: `location:default/${id}` };
      },
      removeLocationById: async id => {
        for (const [target, known] of locations) {
          if (known === id) locations.delete(target);
        }
      },
    });
  }
}

function memberships() {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async (requests, options) => {
      const principal = options?.credentials?.principal;
      const ref =
        typeof principal === 'object' &&
        principal !== null &&
        'userEntityRef' in principal
          ? String(principal.userEntityRef)
          : '';
      return requests.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'tenants',
        resourceType: TENANT_RESOURCE_TYPE,
        conditions: {
          resourceType: TENANT_RESOURCE_TYPE,
          rule: IS_TENANT_MEMBER,
          params: { teams: TEAMS[ref] ?? [] },
        },
      }));
    },
  });
}
