import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';

jest.setTimeout(60_000);

const role = `portal_${process.pid}`;
const directory = resolve(__dirname, '../../migrations');

describe('tables that are only added to', () => {
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

  it('take rows of the audit', async () => {
    await portal('audit').insert({
      at: new Date(),
      actor: 'user:default/ada-okafor',
      action: 'change-set.committed',
      subject: 'x',
    });
    expect(await portal('audit').pluck('subject')).toEqual(['x']);
  });

  it('take commits and documents', async () => {
    const at = new Date();
    const hash = '0'.repeat(64);
    await portal('history_commits').insert({
      position: 0,
      commit: 'a',
      committed_at: at,
      at,
      documents: 1,
      seq: 1,
      head: hash,
    });
    await portal('history').insert({
      seq: 1,
      position: 0,
      commit: 'a',
      committed_at: at,
      at,
      path: 'platform/sizes/small.yaml',
      action: 'put',
      content_hash: hash,
      actor: 'user:default/ada-okafor',
      door: 'portal',
      approvals: [],
      reason: 'x',
      previous_hash: hash,
      hash,
    });
    expect(await portal('history').pluck('path')).toHaveLength(1);
  });

  describe.each([
    ['audit', 'actor'],
    ['history', 'actor'],
    ['history_commits', 'commit'],
    ['history_verifications', 'actor'],
    ['roll_out_decisions', 'actor'],
  ])('%s', (table, column) => {
    it.each([
      `update ${table} set ${column} = 'somebody else'`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])('refuses its own role: %s', async statement => {
      await expect(portal.raw(statement)).rejects.toThrow(/permission denied/);
    });
  });

  it('go down and up again', async () => {
    await portal.migrate.rollback({ directory }, true);
    expect(await portal.schema.hasTable('change_sets')).toBe(false);
    await portal.migrate.latest({ directory });
    expect(await portal.schema.hasTable('audit')).toBe(true);
  });
});
