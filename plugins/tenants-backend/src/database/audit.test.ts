import { TestDatabases } from '@backstage/backend-test-utils';
import { databaseConfig } from '@waymark/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { resolve } from 'node:path';

jest.setTimeout(60_000);

describe('the audit table', () => {
  let portal: Knex;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal.destroy());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    const admin = await databases.init('POSTGRES_18');
    const role = `portal_${Date.now()}`;
    await admin.raw(`create role ${role} login password 'only-for-this-test'`);
    await admin.raw(`grant create, usage on schema public to ${role}`);
    portal = knexFactory({
      client: 'pg',
      connection: {
        ...databaseConfig(admin).connection,
        user: role,
        password: 'only-for-this-test',
      },
    });
    await portal.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
  });

  it('takes new rows from the role that owns it, and no rewriting', async () => {
    const row = { at: new Date(), actor: 'a', action: 'b', subject: 'c' };
    await portal('audit').insert(row);
    const denied = /permission denied for table audit/;
    await expect(portal('audit').update({ actor: 'x' })).rejects.toThrow(
      denied,
    );
    await expect(portal('audit').delete()).rejects.toThrow(denied);
    await expect(portal('audit').truncate()).rejects.toThrow(denied);
    expect(await portal('audit').count('* as rows')).toEqual([{ rows: '1' }]);
  });

  it('goes down and up again with the other migrations', async () => {
    const directory = resolve(__dirname, '../../migrations');
    await portal.migrate.rollback({ directory }, true);
    await portal.migrate.latest({ directory });
    expect(await portal('runs').count('* as rows')).toEqual([{ rows: '0' }]);
  });
});
