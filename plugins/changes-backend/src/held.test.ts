/* eslint-disable @backstage/no-mixed-plugin-imports -- a test tells people through the real plugin */
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { databaseConfig, until } from '@waymark/backend-test-utils';
import metricsPlugin from '@waymark/plugin-metrics-backend';
import request from 'supertest';
import plugin from '.';
import { pushByHand } from './__testUtils__/branches';
import { folder, namespace, service } from './__testUtils__/edits';
import { ada, permissionsFactory } from './__testUtils__/people';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const ADA = 'user:default/ada-okafor';
const BEN = 'user:default/ben-lindqvist';

const team = (name: string, ...members: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: members.map(targetRef => ({ type: 'hasMember', targetRef })),
});

describe('a document that the reconciler holds', () => {
  let portal: TestPortal;
  const replicas: TestBackend[] = [];
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => {
    for (const backend of replicas) await backend.stop();
    await portal?.stop();
  });

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  const start = () =>
    startTestBackend({
      features: [
        plugin,
        metricsPlugin,
        notificationsPlugin,
        databaseServiceFactory,
        schedulerServiceFactory,
        permissionsFactory,
        catalogServiceMock.factory({
          entities: [
            ada,
            team('assistant', ADA),
            team('platform-engineers', BEN),
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            ...portal.config,
            access: {
              roles: {
                'platform-engineer': ['group:default/platform-engineers'],
              },
            },
            backend: { database: databaseConfig(portal.knex) },
          },
        }),
      ],
    });

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    replicas.push(await start());
    replicas.push(await start());
    await reconcile();
  });

  /** Both replicas reconcile, and both more than once. */
  async function reconcile() {
    for (const { server } of [...replicas, ...replicas]) {
      await request(server)
        .post('/api/changes/reconciler/runs')
        .set('authorization', mockCredentials.service.header())
        .expect(200);
    }
  }

  async function told(user: string) {
    const { body } = await request(replicas[0].server)
      .get('/api/notifications?orderField=created,asc')
      .set('authorization', mockCredentials.user.header(user));
    return body.notifications;
  }
  const toldSince = (before: number, user = ADA) =>
    until(async () => (await told(user)).slice(before), {
      what: 'a notification',
    });

  const path = `${folder('assistant')}/search.yaml`;
  const good = service('search').content;

  it('is told to its team once, with what to mend and where, and again when it is released', async () => {
    const valid = await pushByHand(portal, {
      [`${folder('assistant')}/_namespace.yaml`]:
        namespace('assistant').content,
      [path]: good,
    });
    await reconcile();
    expect(await told(ADA)).toEqual([]);

    await pushByHand(portal, { [path]: good.replace('python', 'hunter2') });
    await reconcile();
    const [held, ...more] = await toldSince(0);
    expect(more).toEqual([]);
    expect(held).toMatchObject({
      user: ADA,
      origin: 'plugin:changes',
      payload: {
        title: 'search in development is held',
        description: expect.stringMatching(
          /spec\.runtime\.language: .*last valid output stays/,
        ),
        link: `${portal.running.url}/meridian/gitops/src/branch/main/${path}`,
        severity: 'high',
        topic: 'Held documents',
      },
    });
    expect(held.payload.description).not.toContain('hunter2');

    // What keeps running: the document as it was, of which commit, and since when it is held.
    const { body } = await request(replicas[0].server)
      .get('/api/changes/documents')
      .query({ path })
      .set('authorization', mockCredentials.service.header())
      .expect(200);
    expect(body.items).toMatchObject([
      {
        path,
        held: true,
        lastGood: {
          commit: valid,
          heldSince: expect.stringMatching(/^\d{4}-.*Z$/),
          document: { spec: { runtime: { language: 'python' } } },
        },
      },
    ]);

    await pushByHand(portal, { [path]: good });
    await reconcile();
    expect(await toldSince(1)).toMatchObject([
      {
        payload: {
          title: 'search in development is no longer held',
          description: 'The document on main is valid and is rendered again.',
        },
      },
    ]);
    expect(await told(BEN)).toEqual([]);
  });

  it('is told of by the next run when the portal was killed before it could', async () => {
    await pushByHand(portal, { [path]: 'kind: [' });
    const lost = await portal.knex.transaction();
    await lost.raw('lock table changes.held_documents in exclusive mode');
    const cut = request(replicas[0].server)
      .post('/api/changes/reconciler/runs')
      .set('authorization', mockCredentials.service.header())
      .then(answer => answer.status);
    // It has rendered and waits to write down what is held; there its session ends as if it were killed.
    const waiting = await until(async () => {
      const { rows } = await portal.knex.raw(
        `select pid from pg_stat_activity
         where wait_event_type = 'Lock' and query like 'lock table held_documents%'`,
      );
      return rows;
    });
    await portal.knex.raw('select pg_terminate_backend(?)', [waiting[0].pid]);
    expect(await cut).toBe(500);
    await lost.rollback();
    const before = (await told(ADA)).length;
    await reconcile();
    expect(await toldSince(before)).toMatchObject([
      { payload: { title: 'search in development is held' } },
    ]);

    await pushByHand(portal, { [path]: null });
    await reconcile();
    expect(await toldSince(before + 1)).toMatchObject([
      {
        payload: {
          title: 'search in development is no longer held',
          description: 'The document was removed from main.',
          link: expect.stringContaining('/meridian/gitops/commit/'),
        },
      },
    ]);
  });

  it("is told to the engineers of the platform when it is no team's", async () => {
    await pushByHand(portal, { 'platform/clusters/x.yaml': 'kind: [' });
    await reconcile();
    // Beside the document, what a configuration lacks that begins with it.
    expect(await toldSince(0, BEN)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          payload: expect.objectContaining({
            title: 'platform/clusters/x.yaml is held',
          }),
        }),
      ]),
    );
  });
});
