import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { ada, chen, request, TestWorld } from '../__testUtils__/TestWorld';
import { provision } from './provision';

jest.setTimeout(60_000);

describe('viewing', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let world: TestWorld;

  beforeAll(async () => {
    world = await TestWorld.start(databases);
    await provision(world.services, request('document-search'), ada);
  });
  afterAll(() => world.stop());

  const viewing = () => world.services.viewing;

  it('shows services and namespaces as they are in Git, and knows no cluster', async () => {
    const service = await viewing().getService('document-search', ada);
    expect(service).toMatchObject({
      team: 'assistant',
      base: world.changes.head(),
      lastRun: { state: 'done' },
      environments: [
        {
          environment: 'development',
          namespace: 'assistant-development',
          intent: { size: 'small', bootstrapImage: true },
          reality: { state: 'unknown', reason: 'no cluster connected' },
        },
      ],
    });
    expect(
      service.environments[0].links.map(link => new URL(link.url).pathname),
    ).toEqual([
      '/meridian/gitops/src/branch/main/tenants/assistant/development/document-search.yaml',
      '/meridian/gitops/src/branch/rendered/local/assistant-development/document-search',
    ]);
    expect(service.held).toEqual([]);
    const { items } = await viewing().listNamespaces({}, ada);
    expect(items.map(one => one.name)).toContain('assistant-development');
    expect((await viewing().listNamespaces({}, chen)).items).toEqual([]);
  });

  it('shows what is held with its findings, though its text says nothing that can be read', async () => {
    const path = 'tenants/assistant/development/broken-search.yaml';
    const before = world.changes.tree;
    world.changes.tree = new Map([...before, [path, 'kind: [WebService']]);
    try {
      const service = await viewing().getService('broken-search', ada);
      expect(service).toMatchObject({
        team: 'assistant',
        environments: [],
        held: [
          {
            environment: 'development',
            namespace: 'assistant-development',
            path,
            lastGood: true,
            findings: [
              { message: expect.any(String), fix: expect.any(String) },
            ],
          },
        ],
      });
      expect(
        service.held[0].links.map(link => new URL(link.url).pathname),
      ).toEqual([
        `/meridian/gitops/src/branch/main/${path}`,
        '/meridian/gitops/src/branch/rendered/local/assistant-development/broken-search',
      ]);
      const listed = async (caller: typeof ada, team?: string) => {
        const { items } = await viewing().listServices({ team }, caller);
        return items.map(one => one.name);
      };
      expect(await listed(ada)).toContain('broken-search');
      expect(await listed(ada, 'risk-models')).not.toContain('broken-search');
      expect(await listed(chen)).not.toContain('broken-search');
      await expect(
        viewing().getService('broken-search', chen),
      ).rejects.toMatchObject({ permission: 'tenants.service.read' });
    } finally {
      world.changes.tree = before;
    }
  });

  it('refuses who may see no service before it says whether there is one', async () => {
    const jonas = {
      credentials: mockCredentials.user('user:default/jonas-weber'),
    };
    for (const name of ['document-search', 'nothing-of-this-name']) {
      await expect(viewing().getService(name, jonas)).rejects.toMatchObject({
        permission: 'tenants.service.read',
      });
    }
    await expect(
      viewing().getService('nothing-of-this-name', ada),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
