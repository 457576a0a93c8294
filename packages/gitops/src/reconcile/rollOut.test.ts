import { GitError } from '../git';
import { RENDERED, ROLL_OUTS_FILE, TRAILERS } from '../repository';
import { readBatch, parseRollOuts } from '../roll-out';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from '../__testUtils__/documents';
import { TestRepository } from '../__testUtils__/TestRepository';
import { isRendered, reconcile, replay, type Reconciliation } from '.';

jest.setTimeout(300_000);

const STAGES = ['development', 'staging', 'production'];
const SERVICES = ['one', 'two', 'three'];
const LIMIT = 2;

const folders = STAGES.map(stage => placesOf('assistant', stage));
const serviceOf = (name: string, minReplicas: number) =>
  serviceYaml(name, 'assistant', {
    scaling: { minReplicas, maxReplicas: 9, metric: 'cpu' },
  });
const fleet = (minReplicas: number): Record<string, string> =>
  Object.fromEntries(
    folders.flatMap(places =>
      SERVICES.map(name => [
        places.service(name),
        serviceOf(name, minReplicas),
      ]),
    ),
  );

describe('a roll-out on branch rendered', () => {
  let repository: TestRepository;
  let replica: ReturnType<TestRepository['replica']>;
  const stopped = new Set<string>();

  /** One commit of one process; each may be another one. */
  const step = (by = replica, limit = LIMIT): Promise<Reconciliation> =>
    reconcile({
      ...by.reconciles,
      mayUpgrade: async () => false,
      rollOut: { limit, pauseMs: 0, stopped: async () => stopped },
    });
  const stepToEnd = async (first: Reconciliation) => {
    const steps = [first];
    while (steps.at(-1)?.more) steps.push(await step());
    return steps;
  };
  const isReplayed = async () => {
    const fresh = repository.replica();
    const again = await replay(fresh.git, fresh.memo);
    expect(again).toMatchObject({ differences: [], sameOrigin: true });
    expect(again?.replayed).toBe(again?.tree);
  };
  /** Services by how many replicas they have at least. */
  const rendered = async () => {
    const { files } = await replica.git.readTree(await replica.head(RENDERED));
    return [...files].flatMap(([path, text]) => {
      const found = /minReplicas: (\d+)/.exec(text);
      const [, namespace, service] = path.split('/');
      return found ? [`${namespace}/${service} ${found[1]}`] : [];
    });
  };
  const withReplicas = async (replicas: number) =>
    (await rendered()).filter(line => line.endsWith(` ${replicas}`)).length;

  beforeAll(async () => {
    repository = await TestRepository.start();
    replica = repository.replica();
    await replica.bootstrap();
    await repository.pushByHand({
      ...Object.fromEntries(
        STAGES.map((stage, index) => [
          folders[index].namespace,
          namespaceYaml('assistant', stage),
        ]),
      ),
      ...fleet(2),
    });
  });

  afterAll(() => repository?.stop());

  it('has none for the first output, nor for what fits into one batch', async () => {
    const first = await step();
    expect(first).toMatchObject({ state: 'rendered', rollOuts: [] });
    expect(first.more).toBe(false);
    await repository.pushByHand({
      [folders[0].service('one')]: serviceOf('one', 3),
      [folders[2].service('one')]: serviceOf('one', 3),
    });
    const small = await step();
    expect(small).toMatchObject({ rollOuts: [], more: false });
    expect(small.batch).toBeUndefined();
    await expect(step()).resolves.toMatchObject({ state: 'unchanged' });
  });

  it('goes stage by stage to the tree that one step would give, whoever does the next', async () => {
    const before = await replica.head();
    const target = await repository.pushByHand(fleet(4));
    const results: Reconciliation[] = [await step()];
    expect(await withReplicas(4)).toBe(LIMIT);
    await isReplayed();
    while (results.at(-1)?.more) {
      // Each step is of a process that knows nothing of those before.
      results.push(await step(repository.replica()));
    }
    await isReplayed();
    await replica.head();
    const infos = await Promise.all(
      results.map(({ rendered: id }) => replica.git.describe(id)),
    );
    expect(infos.map(readBatch)).toEqual(
      [
        ['development', 2],
        ['development', 1],
        ['staging', 2],
        ['staging', 1],
        ['production', 2],
        ['production', 1],
      ].map(([stage, units], index) => ({
        rollOut: target,
        number: index + 1,
        of: 6,
        units: new Map([[stage, units]]),
      })),
    );
    const [platform] = results.map(each => each.platform.platform);
    expect(infos.map(info => isRendered(info, target, platform))).toEqual(
      [0, 1, 2, 3, 4, 5].map(index => index === 5),
    );
    expect(results.at(-1)?.completed).toEqual([
      { after: before, until: target },
    ]);
    expect(await withReplicas(4)).toBe(9);
    const head = await replica.head(RENDERED);
    expect(await replica.git.listFiles(head)).not.toContain(ROLL_OUTS_FILE);
    await expect(step()).resolves.toMatchObject({ state: 'unchanged' });
  });

  it('is written once by two processes at the same time', async () => {
    await repository.pushByHand(fleet(5));
    const [one, other] = await Promise.all([
      step(repository.replica()),
      step(repository.replica()),
    ]);
    const log = await replica.git.firstParents(
      await replica.head(RENDERED),
      10,
    );
    expect(log).toEqual(expect.arrayContaining([one.rendered, other.rendered]));
    expect(await withReplicas(5)).toBe(
      one.rendered === other.rendered ? LIMIT : LIMIT + 1,
    );
    await stepToEnd(await step());
    expect(await withReplicas(5)).toBe(9);
  });

  it('takes along what comes meanwhile, and holds what is left when stopped', async () => {
    const first = await repository.pushByHand(fleet(6));
    await step();
    const second = await repository.pushByHand(fleet(7));
    await step();
    const text = await replica.git.readText(
      await replica.head(RENDERED),
      ROLL_OUTS_FILE,
    );
    expect(parseRollOuts(text)).toMatchObject([
      { id: first, batch: 1, commits: [{ until: first }, { until: second }] },
    ]);
    stopped.add(first);
    const held = await step();
    expect(held).toMatchObject({ more: false });
    const before = await rendered();
    await expect(step()).resolves.toMatchObject({ state: 'unchanged' });
    await isReplayed();

    const other = placesOf('assistant').service('other');
    await repository.pushByHand({ [other]: serviceOf('other', 8) });
    await expect(step(repository.replica())).resolves.toMatchObject({
      state: 'rendered',
      more: false,
    });
    expect((await rendered()).sort()).toEqual(
      [...before, 'assistant-development/other 8'].sort(),
    );
    const info = await replica.git.describe(await replica.head(RENDERED));
    expect(Number(info.trailers.get(TRAILERS.pending))).toBeGreaterThan(0);
    await expect(step()).resolves.toMatchObject({ state: 'unchanged' });

    const now = await rendered();
    const mend = { [folders[2].service('three')]: serviceOf('three', 8) };
    const mended = await repository.pushByHand(mend);
    const result = await step(repository.replica());
    expect(result).toMatchObject({ state: 'rendered', more: false });
    expect((await rendered()).sort()).toEqual(
      now
        .map(line => line.replace(/^(assistant-production\/three) .*/, '$1 8'))
        .sort(),
    );
    const waiting = result.rollOuts.flatMap(({ commits }) => commits);
    expect(waiting.map(({ until }) => until)).not.toContain(mended);
    await isReplayed();

    stopped.clear();
    await stepToEnd(await step(repository.replica()));
    expect(await withReplicas(7)).toBe(8);
    await isReplayed();
  });

  it('loses nothing when the push is lost', async () => {
    await repository.pushByHand(fleet(2));
    await expect(
      reconcile({
        ...replica.reconciles,
        // Who may write to main may not write there.
        env: replica.commits.env,
        rollOut: { limit: LIMIT, pauseMs: 0, stopped: async () => stopped },
      }),
    ).rejects.toThrow(GitError);
    await stepToEnd(await step());
    expect(await withReplicas(2)).toBe(9);
    await isReplayed();
  });

  it('keeps an upgrade of the compiler apart, and goes on after it', async () => {
    await repository.pushByHand(fleet(3));
    await step();
    const { platform } = await step();
    const upgraded = repository.replica({
      ...platform.platform,
      quotas: {
        ...platform.platform.quotas,
        small: { ...platform.platform.quotas.small, pods: 99 },
      },
    });
    await expect(step(upgraded)).resolves.toMatchObject({
      state: 'held',
      upgrade: { diff: { changed: 3, restarts: 0 } },
    });
    const released = await reconcile({
      ...upgraded.reconciles,
      rollOut: { limit: LIMIT, pauseMs: 0, stopped: async () => stopped },
    });
    expect(released).toMatchObject({
      state: 'rendered',
      written: 3,
      more: true,
    });
    expect(await withReplicas(3)).toBe(3);
    const steps = [await step(upgraded)];
    while (steps.at(-1)?.more) steps.push(await step(upgraded));
    expect(await withReplicas(3)).toBe(9);
    expect(steps.every(({ upgrade }) => !upgrade)).toBe(true);
  });
});
