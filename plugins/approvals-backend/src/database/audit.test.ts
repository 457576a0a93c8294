import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';

jest.setTimeout(60_000);

const role = `portal_${process.pid}`;
const directory = resolve(__dirname, '../../migrations');

describe('the audit table', () => {
  let admin: Knex;
  let portal: Knex;

  // Before the databases, whose own hook would close the connections first.
  afterAll(async () => {
    await portal?.destroy();
    await admin?.raw(`drop owned by ${role}; drop role ${role}`);
  });

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  // The portal's role is no superuser; one may do everything, whatever is revoked. So this connects as such a role.
  beforeAll(async () => {
    admin = await databases.init('POSTGRES_18');
    await admin.raw(
      `create role ${role} login password '${role}';
       grant create on schema public to ${role}`,
    );
    const { rows } = await admin.raw('select current_database() as name');
    const url = new URL(
      process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING ?? '',
    );
    url.username = role;
    url.password = role;
    url.pathname = rows[0].name;
    portal = knexFactory({ client: 'pg', connection: url.href });
    await portal.migrate.latest({ directory });
  });

  it('takes rows', async () => {
    await portal('audit').insert({
      at: new Date(),
      actor: 'user:default/ada-okafor',
      action: 'request.opened',
      subject: 'x',
    });
    expect(await portal('audit').pluck('subject')).toEqual(['x']);
  });

  it.each([
    "update audit set actor = 'somebody else'",
    'delete from audit',
    'truncate audit',
  ])('refuses its own role: %s', async statement => {
    await expect(portal.raw(statement)).rejects.toThrow(/permission denied/);
  });

  it('goes down and up again', async () => {
    await portal.migrate.rollback({ directory }, true);
    expect(await portal.schema.hasTable('requests')).toBe(false);
    await portal.migrate.latest({ directory });
    expect(await portal.schema.hasTable('audit')).toBe(true);
  });
});
