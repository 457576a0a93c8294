import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import { otherHistory } from './__testUtils__/trials/faults';
import { TrialPortal } from './__testUtils__/trials/TrialPortal';

jest.setTimeout(15 * 60_000);

const COMMITS = Number(process.env.WAYMARK_TEST_COMMITS ?? 1_500);
/** Commits in one statement; see HistoryImporter. */
const BATCH = 100;

describe('a long line of commits that was pushed at once', () => {
  let portal: TrialPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const imports = () =>
    portal.knex('changes.audit').where({ action: 'history.imported' });
  const count = async () => (await imports()).length;
  const allImported = () =>
    until(
      async () => {
        const { changes } = portal.hugo;
        const { imported } = await changes.searchHistory({ limit: 1 });
        return imported.behind === 0;
      },
      { everyMs: 20, timeoutMs: 600_000, what: 'all of the line' },
    );

  beforeAll(async () => {
    portal = await TrialPortal.start(await databases.init('POSTGRES_18'));
  });

  it('is imported batch by batch, and gone on with after a kill', async () => {
    const { process } = portal.first;
    // What was pushed by hand before is fetched first, so that it is not counted with the line.
    await portal.hugo.changes.runReconciler();
    await allImported();
    const before = await count();
    await portal.pushLongLine(COMMITS);
    const asked = portal.hugo.changes.runReconciler().catch(() => undefined);
    await until(async () => (await count()) > before + BATCH, {
      everyMs: 5,
      timeoutMs: 300_000,
      what: 'the first batches',
    });
    await process.kill();
    await asked;
    const killedAt = (await count()) - before;
    expect(killedAt).toBeLessThan(COMMITS);
    expect(killedAt % BATCH).toBe(0);

    await process.start();
    const started = performance.now();
    await allImported();
    const seconds = (performance.now() - started) / 1000;
    console.info(
      `Killed after ${killedAt} commits; the other ${
        COMMITS - killedAt
      } took ${seconds.toFixed(1)} s`,
    );
    expect((await count()) - before).toBe(COMMITS);
    const batches = await imports().select('at').groupBy('at').count();
    expect(Math.max(...batches.map(row => Number(row.count)))).toBe(BATCH);
  });

  it('is the history that Git has', async () => {
    expect(await otherHistory(portal)).toEqual([]);
  });
});
