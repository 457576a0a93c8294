import { TestDatabases } from '@backstage/backend-test-utils';
import type { Notice } from '@waymark/outbox';
import { toYaml } from '@waymark/platform-api';
import type { IntentCommit } from '@waymark/plugin-changes-common';
import { ada, chen, TestWorld } from '../__testUtils__/TestWorld';

jest.setTimeout(120_000);

const FOLDER = 'tenants/assistant/development';
const NAMESPACE = `${FOLDER}/_namespace.yaml`;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString();

const document = (tier: string) =>
  toYaml({
    apiVersion: 'platform.waymark.dev/v1alpha1',
    kind: 'TenantNamespace',
    metadata: { name: 'assistant-development' },
    spec: { owner: 'assistant', tier },
  });

const commit = (days: number, ...paths: string[]): IntentCommit => ({
  commit: 'c'.repeat(40),
  committedAt: daysAgo(days),
  subject: 'A commit',
  origin: 'push',
  author: { name: 'Ada' },
  documents: paths.map(path => ({ path, change: 'changed' })),
  documentCount: paths.length,
  url: 'https://forge.example/commit',
});

describe('the namespace factory', () => {
  let world: TestWorld;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => world?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  const bring = (tier: string, days: number) => {
    world.changes.tree = new Map([[NAMESPACE, document(tier)]]);
    world.changes.commits = [commit(days, NAMESPACE)];
  };
  const first = async () => {
    const { items } = await world.services.namespaces.lifetimes({}, ada);
    return items[0];
  };
  const cleanUp = (dryRun: boolean) =>
    world.services.namespaces.cleanUp('assistant-development', { dryRun }, ada);

  beforeAll(async () => {
    world = await TestWorld.start(databases);
  });

  it('warns of a sandbox before it expires, by the platform’s default', async () => {
    bring('sandbox', 12);
    expect(await first()).toMatchObject({
      name: 'assistant-development',
      state: 'expiring',
      ttl: 'P14D',
      services: [],
    });
  });

  it('keeps what is in use, and refuses to propose its end', async () => {
    bring('shared-standard', 3);
    expect(await first()).toMatchObject({ state: 'kept', reasons: [] });
    await expect(cleanUp(false)).rejects.toThrow(/only what is expired/);
    expect(world.changes.sent).toEqual([]);
  });

  it('reports what nobody touched for long, and shows what would go', async () => {
    bring('shared-standard', 100);
    expect(await first()).toMatchObject({ state: 'abandoned' });
    const plan = await cleanUp(true);
    expect(plan).toMatchObject({ dryRun: true, documents: [NAMESPACE] });
    expect(plan.changeSet).toBeUndefined();
    expect(world.changes.sent).toEqual([]);
  });

  it('proposes one change request for it, however often it is asked', async () => {
    bring('sandbox', 20);
    const one = await cleanUp(false);
    const two = await cleanUp(false);
    expect(one.changeSet).toMatchObject({
      state: 'proposed',
      changeRequest: { number: 1 },
    });
    expect(two.changeSet?.id).toBe(one.changeSet?.id);
    expect(world.changes.sent).toMatchObject([
      {
        mode: 'change-request',
        documents: [{ action: 'delete', path: NAMESPACE }],
      },
    ]);
    expect(world.changes.tree.has(NAMESPACE)).toBe(true);
  });

  it('leads to what was proposed, and how it stands by now', async () => {
    bring('sandbox', 20);
    const { changeSet } = await cleanUp(false);
    expect((await first())?.cleanUp).toMatchObject({
      id: changeSet?.id,
      state: 'proposed',
      changeRequest: { number: 1 },
    });
    world.changes.decide(changeSet?.id ?? '', 'rejected');
    expect((await first())?.cleanUp).toMatchObject({ state: 'rejected' });
  });

  describe('by itself', () => {
    const sweep = () => world.services.namespaceSweeper.sweep();
    const notices = async (): Promise<Array<{ key: string; notice: Notice }>> =>
      world.knex('outbox').orderBy('created_at').select('key', 'notice');

    beforeEach(async () => {
      world.changes.sent.length = 0;
      await world.knex('outbox').delete();
      await world.knex('namespace_clean_ups').delete();
    });

    it('warns the team once of a sandbox that ends, and proposes nothing yet', async () => {
      bring('sandbox', 12);
      await sweep();
      await sweep();
      expect(await notices()).toMatchObject([
        {
          notice: {
            to: ['group:default/assistant'],
            title: 'Sandbox assistant-development expires soon',
            link: '/namespaces?name=assistant-development',
          },
        },
      ]);
      expect(world.changes.sent).toEqual([]);
    });

    it('warns again of another end, after a commit renewed it', async () => {
      bring('sandbox', 13);
      await sweep();
      bring('sandbox', 12);
      await sweep();
      expect(await notices()).toHaveLength(2);
    });

    it('proposes what has ended once, though two replicas sweep at the same time', async () => {
      bring('sandbox', 20);
      await Promise.all([sweep(), sweep()]);
      await sweep();
      expect(world.changes.sent).toMatchObject([
        {
          mode: 'change-request',
          documents: [{ action: 'delete', path: NAMESPACE }],
        },
      ]);
      expect(await notices()).toMatchObject([
        {
          notice: {
            to: ['group:default/assistant'],
            title: 'Removing assistant-development is proposed',
            link: 'http://forge.test/pulls/1',
          },
        },
      ]);
      const [proposal] = await world
        .knex('audit')
        .where({ action: 'namespace.clean-up-proposed' })
        .orderBy('id', 'desc');
      expect(proposal).toMatchObject({
        actor: expect.stringMatching(/^service:/),
        subject: 'assistant-development',
      });
    });

    it('takes up a proposal that it was killed after, and does not repeat it', async () => {
      bring('sandbox', 20);
      world.changes.afterCommit = () => {
        world.changes.afterCommit = () => undefined;
        throw new Error('killed');
      };
      await sweep();
      expect(await notices()).toEqual([]);
      await sweep();
      expect(world.changes.sent).toHaveLength(1);
      expect(await notices()).toHaveLength(1);
    });

    it('does not ask again about an end whose change request was closed, whatever is deployed since', async () => {
      bring('sandbox', 20);
      await sweep();
      const [sent] = world.changes.sent;
      world.changes.decide(sent?.id ?? '', 'rejected');
      world.changes.commits = [
        commit(1, `${FOLDER}/late.yaml`),
        ...world.changes.commits,
      ];
      await sweep();
      expect(world.changes.sent).toHaveLength(1);
    });

    it('leaves what is abandoned to people', async () => {
      bring('shared-standard', 100);
      await sweep();
      expect(world.changes.sent).toEqual([]);
      expect(await notices()).toEqual([]);
    });
  });

  it('shows and removes nothing for another team', async () => {
    bring('sandbox', 20);
    const { items } = await world.services.namespaces.lifetimes({}, chen);
    expect(items).toEqual([]);
    await expect(
      world.services.namespaces.cleanUp('assistant-development', {}, chen),
    ).rejects.toThrow('There is no namespace');
  });
});
