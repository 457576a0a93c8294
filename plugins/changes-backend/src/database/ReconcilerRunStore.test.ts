import { TestDatabases } from '@backstage/backend-test-utils';
import { ReconcilerRunStore } from './ReconcilerRunStore';

jest.setTimeout(120_000);

describe('runs of the reconciler', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it('take turns, and leave connections to the one whose turn it is', async () => {
    const knex = await databases.init('POSTGRES_18');
    const replicas = [
      new ReconcilerRunStore(knex),
      new ReconcilerRunStore(knex),
    ];
    let atWork = 0;
    let most = 0;
    const work = async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await knex.raw('select pg_sleep(0.01)');
      atWork -= 1;
    };
    const askers = knex.client.pool.max * 2;
    await Promise.all(
      Array.from({ length: askers }, (_, index) =>
        replicas[index % 2].alone(work, 20_000),
      ),
    );
    expect(most).toBe(1);
  });

  it('come to the next when one fails', async () => {
    const runs = new ReconcilerRunStore(await databases.init('POSTGRES_18'));
    const failing = runs.alone(() => Promise.reject(new Error('no')), 1_000);
    const next = runs.alone(async () => 'done', 1_000);
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });
});
