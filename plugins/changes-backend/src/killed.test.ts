import { TestDatabases } from '@backstage/backend-test-utils';
import {
  databaseConfig,
  PortalProcess,
  until,
} from '@waymark/backend-test-utils';
import { resolve } from 'node:path';
import type { ChangeSetRequest } from '@waymark/plugin-changes-common';
import { readBranch } from './__testUtils__/branches';
import { folder, namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

/** Longer than the helpers wait, so that it is they who say what did not come. */
jest.setTimeout(12 * 60_000);

/** What the database knows of a change set whose commit is on main. */
const WRITTEN_BEFORE = [{ state: 'pending', commit: null }];

describe('a portal that is killed between its push and its database write', () => {
  let portal: TestPortal;
  let backend: PortalProcess;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => {
    await backend?.stop();
    await portal?.stop();
  });

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  const rowsOf = (wanted: ChangeSetRequest) =>
    portal
      .knex('changes.change_sets')
      .where({ idempotency_key: wanted.idempotencyKey });
  const auditOf = (id: string) =>
    portal.knex('changes.audit').where({ subject: id }).pluck('action');
  const post = async (path: string, body: object = {}) =>
    (await backend.fetch(`/changes${path}`, body)).json();
  /** Commits of main that carry the change set's id. */
  const commitsOf = async (id: string) => {
    const log = await portal.log('main');
    const described = await Promise.all(
      log.map(async commit => ({ commit, ...(await portal.commit(commit)) })),
    );
    return described
      .filter(({ trailers }) => trailers.get('Waymark-Change-Set') === id)
      .map(({ commit }) => commit);
  };

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    backend = await PortalProcess.create(
      resolve(__dirname, '__testUtils__/portal.ts'),
      { ...portal.config, backend: { database: databaseConfig(portal.knex) } },
    );
    await backend.start();
    await post('/change-sets', changeSet([namespace('assistant')]));
  });

  /** Holds the audit table, so that the write after the push waits, and kills the process there. */
  async function killAfterPush(name: string): Promise<ChangeSetRequest> {
    const wanted = changeSet([service(name)]);
    const held = await portal.knex.transaction();
    try {
      await held.raw('lock table changes.audit in exclusive mode');
      const lost = post('/change-sets', wanted).then(
        () => 'answered',
        () => 'lost',
      );
      await until(async () => {
        const main = await readBranch(portal, 'main');
        return main.has(`${folder('assistant')}/${name}.yaml`);
      });
      await backend.kill();
      if ((await lost) === 'answered') throw new Error('It was not killed.');
    } finally {
      await held.rollback();
    }
    return wanted;
  }

  it('answers the same request with the commit that is there, once', async () => {
    const wanted = await killAfterPush('asked-again');
    expect(await rowsOf(wanted)).toMatchObject(WRITTEN_BEFORE);
    const before = await portal.log('main');
    await backend.start();
    const body = await post('/change-sets', wanted);
    const again = await post('/change-sets', wanted);
    expect(body).toMatchObject({ state: 'committed', commit: before[0] });
    expect(again).toMatchObject({ id: body.id, commit: body.commit });
    expect(await portal.log('main')).toEqual(before);
    expect(await commitsOf(body.id)).toEqual([body.commit]);
    expect(await rowsOf(wanted)).toHaveLength(1);
    expect(await auditOf(body.id)).toEqual(['change-set.committed']);
  });

  it('imports the commit once when nobody asks again', async () => {
    const wanted = await killAfterPush('not-asked-again');
    expect(await rowsOf(wanted)).toMatchObject(WRITTEN_BEFORE);
    const before = await portal.log('main');
    // A change set of a minute ago has lost the process that worked on it.
    const created_at = new Date(Date.now() - 61_000);
    const [{ id }] = await rowsOf(wanted).update({ created_at }).returning('*');
    await backend.start();
    await post('/reconciler/runs');
    await post('/reconciler/runs');
    expect(await rowsOf(wanted)).toMatchObject([
      { id, state: 'committed', commit: before[0] },
    ]);
    expect(await portal.log('main')).toEqual(before);
    expect(await commitsOf(id)).toEqual([before[0]]);
    expect(await auditOf(id)).toEqual(['change-set.committed']);
  });
});
