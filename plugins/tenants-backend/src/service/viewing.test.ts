import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { LABELS } from '@waymark/platform-api';
import { FakeCluster } from '@waymark/plugin-clusters-node/testUtils';
import { ada, chen, request, TestWorld } from '../__testUtils__/TestWorld';
import { provision } from './provision';

jest.setTimeout(60_000);

describe('viewing', () => {
  let world: TestWorld;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => world.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    world = await TestWorld.start(databases);
    await provision(world.services, request('document-search'), ada);
  });

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

  describe('with a cluster', () => {
    const cluster = new FakeCluster();
    const folder = 'local/assistant-development/document-search';
    const application = (status: object, syncPolicy: object = {}) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'document-search-development', namespace: 'argocd' },
      spec: {
        source: {
          repoURL: world.place.platform.gitops.repoUrl,
          path: folder,
        },
        destination: { namespace: 'assistant-development' },
        syncPolicy,
      },
      status,
    });
    const healthy = {
      sync: { status: 'Synced' },
      health: {
        status: 'Healthy',
        lastTransitionTime: '2026-05-04T12:00:00Z',
      },
    };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'document-search', namespace: 'assistant-development' },
      spec: {
        replicas: 2,
        template: {
          spec: { containers: [{ image: 'registry.example/search@sha256:1' }] },
        },
      },
      status: { availableReplicas: 1 },
    };
    const realityWith = async (...objects: FakeCluster['objects']) => {
      cluster.objects.splice(0, Infinity, ...objects);
      // What was read before is too old by then.
      world.aheadMs += 10_000;
      const service = await viewing().getService('document-search', ada);
      return service.environments[0].reality;
    };

    beforeAll(() => void world.clusters.push(cluster));
    afterEach(() => {
      cluster.silence = undefined;
    });
    afterAll(() => void world.clusters.splice(0));

    it('tells what Argo CD finds and how many replicas serve, with source and time', async () => {
      expect(await realityWith(application(healthy), deployment)).toEqual({
        state: 'healthy',
        reason: '1 of 2 replicas available',
        since: '2026-05-04T12:00:00Z',
        source: 'Argo CD, local',
        asOf: expect.stringMatching(/Z$/),
        running: {
          kind: 'Deployment',
          image: 'registry.example/search@sha256:1',
          wanted: 2,
          available: 1,
        },
      });
      const { items } = await viewing().listServices({}, ada);
      expect(items[0]?.environments[0]?.reality).toMatchObject({
        state: 'healthy',
        reason: 'synced and healthy',
      });
    });

    const keptInProduction = (service: string) => {
      const kept = application({ ...healthy, sync: { status: 'Unknown' } });
      return {
        ...kept,
        metadata: {
          ...kept.metadata,
          name: `${service}-production`,
          labels: { [LABELS.team]: 'assistant' },
          annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
        },
        spec: {
          ...kept.spec,
          source: {
            ...kept.spec.source,
            path: `local/assistant-production/${service}`,
          },
        },
      };
    };

    it('tells what outlives its document in production, and for whom it waits', async () => {
      await realityWith(
        application(healthy),
        keptInProduction('document-search'),
      );
      const { environments, left: told } = await viewing().getService(
        'document-search',
        ada,
      );
      expect(environments).toHaveLength(1);
      expect(told).toEqual([
        {
          environment: 'production',
          namespace: 'assistant-production',
          application: 'document-search-production',
        },
      ]);
    });

    it('tells of a service that Git has nowhere any more, while production keeps it', async () => {
      await realityWith(
        keptInProduction('old-search'),
        keptInProduction('_baseline'),
      );
      expect(await viewing().getService('old-search', ada)).toMatchObject({
        team: 'assistant',
        environments: [],
        held: [],
        left: [
          {
            environment: 'production',
            namespace: 'assistant-production',
            application: 'old-search-production',
          },
        ],
      });
      const listed = async (caller: typeof ada, team?: string) => {
        const { items } = await viewing().listServices({ team }, caller);
        return items.map(one => one.name);
      };
      expect(await listed(ada)).toEqual(['document-search', 'old-search']);
      expect(await listed(ada, 'risk-models')).toEqual([]);
      expect(await listed(chen)).toEqual([]);
      await expect(
        viewing().getService('old-search', chen),
      ).rejects.toMatchObject({ permission: 'tenants.service.read' });
    });

    it('reads a Rollout where there is one', async () => {
      const rollout = {
        ...deployment,
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
        status: { availableReplicas: 2 },
      };
      expect(
        await realityWith(application(healthy), deployment, rollout),
      ).toMatchObject({ running: { kind: 'Rollout', available: 2 } });
    });

    it('tells what waits for a person, and what could not be synced', async () => {
      const outOfSync = {
        ...healthy,
        sync: { status: 'OutOfSync' },
        history: [{ revision: 'r1', deployedAt: '2026-05-04T12:00:00Z' }],
      };
      expect(await realityWith(application(outOfSync))).toMatchObject({
        state: 'progressing',
        reason: expect.stringMatching(/waits for a person/),
      });
      expect(
        await realityWith(application(outOfSync, { automated: {} })),
      ).toMatchObject({ reason: expect.stringMatching(/being synced/) });
      const failed = {
        ...outOfSync,
        operationState: { phase: 'Failed', message: 'quota exceeded' },
      };
      expect(await realityWith(application(failed))).toMatchObject({
        state: 'degraded',
        reason: 'quota exceeded',
      });
    });

    it('knows nothing of what Argo CD does not have, or a cluster does not tell', async () => {
      expect(await realityWith()).toMatchObject({
        state: 'unknown',
        reason: 'Argo CD does not have it yet',
      });
      cluster.silence = 'connection refused';
      expect(await realityWith(application(healthy))).toMatchObject({
        state: 'unknown',
        reason: expect.stringContaining('connection refused'),
        source: 'Argo CD, local',
      });
    });
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

  it('counts what is held as it was when it was valid last, because that keeps running', async () => {
    const path = 'tenants/assistant/development/document-search.yaml';
    const list = async () => (await viewing().listNamespaces({}, ada)).items;
    const [valid] = await list();
    expect(valid).toMatchObject({ held: [], services: ['document-search'] });
    expect(valid.quota.map(({ used }) => used)).not.toContain(0);

    const before = world.changes.tree;
    const document = world.changes.documentAt(path);
    const commit = world.changes.head();
    const heldSince = '2026-05-04T12:00:00.000Z';
    world.changes.lastGood.set(path, { commit, heldSince, document });
    world.changes.tree = new Map([...before, [path, 'kind: [WebService']]);
    try {
      const [namespace] = await list();
      expect(namespace).toEqual({
        ...valid,
        held: [{ path, from: commit, since: heldSince }],
      });
    } finally {
      world.changes.tree = before;
      world.changes.lastGood.clear();
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
