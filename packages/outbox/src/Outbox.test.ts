/* eslint-disable @backstage/no-mixed-plugin-imports -- a test sends to the real plugin */
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  DefaultNotificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { databaseConfig } from '@waymark/backend-test-utils';
import type { Knex } from 'knex';
import request from 'supertest';
import { Outbox, writeNotices, type Notice } from '.';

jest.setTimeout(60_000);

const ADA = 'user:default/ada-okafor';

const notice = (key: string, more: Partial<Notice> = {}): Notice => ({
  key,
  to: [ADA],
  title: `${key} is made`,
  description: 'Its page lists what was made.',
  link: `/runs/${key}`,
  topic: 'Runs',
  severity: 'normal',
  ...more,
});

describe('Outbox', () => {
  let backend: TestBackend;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => backend?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let knex: Knex;
  let notifications: NotificationService;

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    await knex.schema.createTable('outbox', table => {
      table.string('key', 255).primary();
      table.jsonb('notice').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.timestamp('next_try_at').notNullable().defaultTo(knex.fn.now());
      table.timestamp('sent_at');
      table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    });
    backend = await startTestBackend({
      features: [
        notificationsPlugin,
        databaseServiceFactory,
        catalogServiceMock.factory({ entities: [group()] }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:7070' },
            backend: {
              database: databaseConfig(knex),
            },
          },
        }),
      ],
    });
    notifications = DefaultNotificationService.create({
      auth: mockServices.auth({ pluginId: 'tenants' }),
      discovery: {
        getBaseUrl: async () =>
          `http://localhost:${backend.server.port()}/api/notifications`,
        getExternalBaseUrl: async () => '',
      },
    });
  });

  const replica = (
    send: NotificationService['send'] = n => notifications.send(n),
  ) =>
    new Outbox({
      knex,
      logger: mockServices.logger.mock(),
      notifications: { send },
    });
  const write = (...notices: Notice[]) =>
    knex.transaction(tx => writeNotices(tx, notices));
  /** Lets every claim run out. */
  const later = () => knex('outbox').update({ next_try_at: new Date(0) });

  async function inbox(user = ADA): Promise<Array<{ payload: Notice }>> {
    const answer = await request(backend.server)
      .get('/api/notifications')
      .set('authorization', mockCredentials.user.header(user));
    expect(answer.status).toBe(200);
    return answer.body.notifications;
  }
  const about = async (key: string, user?: string) =>
    (await inbox(user)).filter(
      ({ payload }) => payload.link === `/runs/${key}`,
    );

  it('sends a notice once, though it is written twice and two replicas deliver', async () => {
    await write(notice('once'), notice('other'));
    await write(notice('once'));
    await Promise.all([replica().deliver(), replica().deliver()]);
    await replica().deliver();
    expect(await about('once')).toMatchObject([
      {
        origin: 'plugin:tenants',
        payload: {
          title: 'once is made',
          link: '/runs/once',
          topic: 'Runs',
          severity: 'normal',
        },
      },
    ]);
    expect(await about('other')).toHaveLength(1);
  });

  it('leaves one notification when it is killed after sending and before noting it', async () => {
    await write(notice('killed'));
    const sent = new Promise<void>(resolve => {
      // It never comes back to its caller, as nothing does in a process that is gone.
      void replica(async one => {
        await notifications.send(one);
        resolve();
        await new Promise(() => {});
      }).deliver();
    });
    await sent;
    const meanwhile: unknown[] = [];
    await replica(async one => void meanwhile.push(one)).deliver();
    expect(meanwhile).toEqual([]);
    await later();
    await replica().deliver();
    expect(await about('killed')).toHaveLength(1);
    expect(await knex('outbox').whereNull('sent_at')).toEqual([]);
  });

  it('tells nothing of what did not happen', async () => {
    const undone = knex.transaction(async tx => {
      await writeNotices(tx, [notice('undone')]);
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    await replica().deliver();
    expect(await about('undone')).toEqual([]);
  });

  it('tries again later what could not be sent, and does not hold up the rest', async () => {
    await write(notice('first'), notice('second'));
    await replica(async one => {
      if (one.payload.title.startsWith('first')) throw new Error('away');
      await notifications.send(one);
    }).deliver();
    expect(await about('first')).toEqual([]);
    expect(await about('second')).toHaveLength(1);
    await later();
    await replica().deliver();
    expect(await about('first')).toHaveLength(1);
  });

  it('tells each member of a group', async () => {
    await write(notice('team', { to: ['group:default/assistant'] }));
    await replica().deliver();
    expect(await about('team')).toHaveLength(1);
    expect(await about('team', 'user:default/ben-lindqvist')).toEqual([]);
  });

  it('tells nobody of a group who is excepted', async () => {
    const to = ['group:default/assistant'];
    await write(notice('others', { to, except: [ADA] }));
    await replica().deliver();
    expect(await about('others')).toEqual([]);
  });

  it('forgets what is no news any more', async () => {
    await write(notice('old'));
    await knex('outbox').update({ created_at: new Date(0) });
    await replica().deliver();
    expect(await about('old')).toEqual([]);
    expect(await knex('outbox')).toEqual([]);
  });
});

function group() {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'assistant', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: ADA }],
  };
}
