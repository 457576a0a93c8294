import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import { isRollingOut, readBatch, RENDERED } from '@waymark/gitops';
import { BATCH, TrialPortal } from './__testUtils__/trials/TrialPortal';
import {
  halfDone,
  lost,
  otherHistory,
  settle,
} from './__testUtils__/trials/faults';
import { KilledVerbs } from './__testUtils__/trials/KilledVerbs';
import { VERBS } from './__testUtils__/trials/verbs';
import { beginRollOut } from './__testUtils__/trials/verbs/rollOuts';

/** `./waymark test crash` kills more often, for so long that it tells of each. */
const { WAYMARK_TEST_KILLS } = process.env;
const KILLS = Number(WAYMARK_TEST_KILLS ?? 6);

jest.setTimeout(15 * 60_000 + KILLS * 120_000);

describe('a portal that is killed in the middle of its verbs', () => {
  let portal: TrialPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let verbs: KilledVerbs;

  beforeAll(async () => {
    portal = await TrialPortal.start(await databases.init('POSTGRES_18'));
    verbs = new KilledVerbs(portal);
  });

  it(`is killed ${KILLS} times, and does what it is asked for again`, async () => {
    for (let count = 0; count < KILLS; count += 1) {
      const verb = VERBS[count % VERBS.length];
      await verbs.kill(verb);
      if (WAYMARK_TEST_KILLS) {
        process.stdout.write(`Kill ${count + 1} of ${KILLS}: ${verb.name}\n`);
      }
    }
    const kills = [...verbs.kills.values()].reduce((sum, one) => sum + one, 0);
    expect(kills).toBe(KILLS);
    await settle(portal);
    const told = [...verbs.kills].map(([name, count]) => `${name} ${count}`);
    process.stdout.write(
      `Killed in the middle of: ${told.join(', ')}; ${
        verbs.acknowledged.length
      } acknowledged\n`,
    );
  });

  it('loses no acknowledged write, and audits each verb once', async () => {
    expect(await lost(portal, verbs.acknowledged)).toEqual([]);
  });

  it('leaves nothing half there, and nothing there twice', async () => {
    expect(await halfDone(portal)).toEqual([]);
  });

  it('has the history that Git has, and a chain that holds', async () => {
    expect(await otherHistory(portal)).toEqual([]);
  });

  it('goes on with a large change from Git alone, and renders each batch once', async () => {
    const { process } = portal.first;
    const batches = 3;
    await portal.rendered();
    const id = await beginRollOut(portal, batches * BATCH);
    const rendered = async () => {
      const git = await portal.git();
      const head = git.head(RENDERED);
      if (!head) throw new Error('Branch rendered is missing.');
      return { git, head, info: await git.describe(head) };
    };
    let now = await rendered();
    do {
      const { head } = now;
      await process.kill();
      // Each process begins with a clone of its own, and lets no batch wait.
      await process.start({
        changes: { reconciler: { batch: { pause: 'PT0S' } } },
      });
      now = await until(
        async () => {
          const next = await rendered();
          return next.head === head ? undefined : next;
        },
        { everyMs: 5, timeoutMs: 120_000, what: 'the next batch' },
      );
    } while (isRollingOut(now.info));
    const { of = 0 } = readBatch(now.info) ?? {};
    expect(of).toBeGreaterThanOrEqual(batches);
    const line = await now.git.firstParents(now.head, of);
    const infos = await Promise.all(
      line.map(commit => now.git.describe(commit)),
    );
    expect(infos.map(readBatch).reverse()).toMatchObject(
      Array.from({ length: of }, (_, index) => ({
        rollOut: id,
        number: index + 1,
        of,
      })),
    );
    expect((await portal.hugo.changes.replay()).equal).toBe(true);
  });
});
