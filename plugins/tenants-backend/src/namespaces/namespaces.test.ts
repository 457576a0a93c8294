import { TestDatabases } from '@backstage/backend-test-utils';
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
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let world: TestWorld;

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

  afterAll(async () => world?.stop());

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

  it('shows and removes nothing for another team', async () => {
    bring('sandbox', 20);
    const { items } = await world.services.namespaces.lifetimes({}, chen);
    expect(items).toEqual([]);
    await expect(
      world.services.namespaces.cleanUp('assistant-development', {}, chen),
    ).rejects.toThrow('There is no namespace');
  });
});
