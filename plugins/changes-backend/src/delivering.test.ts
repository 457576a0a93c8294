import { TestDatabases } from '@backstage/backend-test-utils';
import {
  applicationName,
  defaultPlatform,
  LABELS,
} from '@waymark/platform-api';
import { load } from 'js-yaml';
import { z } from 'zod';
import { until } from '@waymark/backend-test-utils';
import { readBranch } from './__testUtils__/branches';
import { namespace, service } from './__testUtils__/edits';
import { FakeCluster } from '@waymark/plugin-clusters-node/testUtils';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const FOLDER = 'local/assistant-development/rag';
const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

describe('delivery', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const cluster = new FakeCluster();
  let one: Awaited<ReturnType<TestPortal['replica']>>;

  const audit = async (subject: string) =>
    portal.knex('audit').where({ subject }).orderBy('id').pluck('action');
  const operator = () => one.as('fatima-haddad');

  /** What Argo CD says once it has synced everything that is rendered. */
  const sync = async () => {
    const [revision] = await portal.log('rendered');
    const now = new Date().toISOString();
    cluster.objects.splice(0);
    const files = await readBranch(portal, 'rendered');
    for (const [path, text] of files) {
      if (path.startsWith('local/')) {
        const object = objectSchema.parse(load(text));
        cluster.objects.push({
          ...object,
          metadata: { namespace: 'assistant-development', ...object.metadata },
        });
      }
    }
    for (const path of [FOLDER, 'local/assistant-development/_baseline']) {
      cluster.objects.push({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: applicationName(
            path.split('/')[2].replace('_', ''),
            'development',
          ),
          namespace: defaultPlatform.argocd.namespace,
          labels: { [LABELS.team]: 'assistant' },
        },
        spec: {
          source: { repoURL: portal.portalForge.cloneUrl(portal.ref), path },
          destination: { namespace: 'assistant-development' },
        },
        status: {
          sync: { status: 'Synced', revision },
          health: { status: 'Healthy', lastTransitionTime: now },
          history: [{ revision, deployedAt: now }],
        },
      });
    }
  };

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica({ features: [cluster.service] });
    const { body } = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([namespace('assistant'), service('rag')]))
      .expect(200);
    await until(async () => {
      const answer = await one.as('ada-okafor').get(`/change-sets/${body.id}`);
      return answer.body.rendered;
    });
  });

  it('tells queue, latency and runs', async () => {
    const { body } = await one.as('ada-okafor').get('/reconciler').expect(200);
    expect(body).toMatchObject({
      queue: { commits: 0, changeSets: 0 },
      latency: { sample: expect.any(Number), window: 'PT24H' },
    });
    const { body: first } = await one
      .as('ada-okafor')
      .get('/reconciler/runs?limit=1')
      .expect(200);
    expect(first.items).toMatchObject([{ state: 'rendered' }]);
    await operator().post('/reconciler/runs').expect(200);
    const { body: newest } = await operator()
      .get('/reconciler/runs?limit=1')
      .expect(200);
    expect(newest.items).toMatchObject([
      { state: 'unchanged', trigger: 'request' },
    ]);
    const { body: next } = await operator()
      .get(`/reconciler/runs?limit=1&cursor=${newest.nextCursor}`)
      .expect(200);
    expect(next.items[0].id).toBe(first.items[0].id);
    const { body: failed } = await operator().get(
      '/reconciler/runs?state=failed',
    );
    expect(failed.items).toEqual([]);
  });

  it('follows the newest change from main to what runs', async () => {
    const states = async () => {
      const { body } = await one.as('ada-okafor').get('/reconciler/delivery');
      return body.steps.map(({ state }: { state: string }) => state);
    };
    expect(await states()).toEqual([
      'reached',
      'reached',
      'waiting',
      'waiting',
    ]);
    await sync();
    await until(async () => (await states())[3] === 'reached');
    const { body } = await one.as('ada-okafor').get('/reconciler/delivery');
    expect(body).toMatchObject({
      behind: [],
      clusters: [{ name: 'local', applications: { total: 2, healthy: 2 } }],
    });
    const { text } = await one.metrics().expect(200);
    expect(text).toMatch(
      /waymark_changes_delivery_lag_seconds\{stage="synced",state="reached"\} \d/,
    );
    expect(text).toContain(
      'waymark_changes_applications{cluster="local",standing="healthy"} 2',
    );
    expect(text).toContain('waymark_changes_cluster_up{cluster="local"} 1');
    expect(text).toContain('waymark_changes_reconciler_queue_commits 0');
  });

  it('says nothing of a cluster that does not answer', async () => {
    cluster.silence = 'connection refused';
    await until(async () => {
      const { body } = await one.as('ada-okafor').get('/reconciler/delivery');
      return body.steps[2].state === 'unknown';
    });
    const { text } = await one.metrics();
    expect(text).not.toContain('waymark_changes_applications{');
    expect(text).toContain('waymark_changes_cluster_up{cluster="local"} 0');
    const { body } = await one.as('ada-okafor').get('/reconciler/drift');
    expect(body).toMatchObject({
      applications: [],
      unknown: expect.stringContaining('connection refused'),
    });
    cluster.silence = undefined;
  });

  it('shows what somebody changed in the cluster, and who, to the team it belongs to', async () => {
    await sync();
    const url = '/reconciler/drift?namespace=assistant-development&service=rag';
    const { body: before } = await one.as('ada-okafor').get(url).expect(200);
    expect(before.applications).toMatchObject([
      { state: 'in-sync', objects: [] },
    ]);
    expect(before.applications[0].compared).toBeGreaterThan(10);

    const edited = cluster.objects.find(
      ({ kind }) => kind === 'HorizontalPodAutoscaler',
    );
    if (!edited) throw new Error('no autoscaler');
    Object.assign(edited, {
      spec: { ...Object(Reflect.get(edited, 'spec')), maxReplicas: 99 },
    });
    Object.assign(edited.metadata, {
      managedFields: [
        {
          manager: 'kubectl-edit',
          operation: 'Update',
          time: '2026-05-04T12:00:00Z',
          fieldsV1: { 'f:spec': { 'f:maxReplicas': {} } },
        },
      ],
    });
    const gone = cluster.objects.findIndex(
      ({ kind }) => kind === 'PodDisruptionBudget',
    );
    cluster.objects.splice(gone, 1);
    const { body } = await one.as('ada-okafor').get(url).expect(200);
    expect(body.applications).toMatchObject([
      {
        state: 'drifted',
        objects: expect.arrayContaining([
          expect.objectContaining({
            kind: 'HorizontalPodAutoscaler',
            state: 'changed',
            differences: [
              expect.objectContaining({
                path: 'spec.maxReplicas',
                live: 99,
                by: {
                  manager: 'kubectl-edit',
                  operation: 'Update',
                  time: '2026-05-04T12:00:00Z',
                },
              }),
            ],
          }),
          expect.objectContaining({
            kind: 'PodDisruptionBudget',
            state: 'missing',
          }),
        ]),
      },
    ]);
    const { body: others } = await one.as('ben-lindqvist').get(url).expect(200);
    expect(others.applications).toEqual([]);
    await one.as('jonas-weber').get(url).expect(403);
  });

  it('shows what a sync would make of what was never synced', async () => {
    await sync();
    const isOfRag = (kind: string, name: string) =>
      kind === 'Application' && name.startsWith('rag');
    const waiting = cluster.objects.find(({ kind, metadata }) =>
      isOfRag(kind, metadata.name),
    );
    if (!waiting) throw new Error('no application');
    Object.assign(waiting, {
      status: { sync: { status: 'OutOfSync' }, health: { status: 'Missing' } },
    });
    const gone = cluster.objects.findIndex(
      ({ kind }) => kind === 'PodDisruptionBudget',
    );
    cluster.objects.splice(gone, 1);
    const url = '/reconciler/drift?namespace=assistant-development&service=rag';
    const { body } = await one.as('ada-okafor').get(url).expect(200);
    const [head] = await portal.log('rendered');
    expect(body.applications).toMatchObject([
      {
        state: 'to-sync',
        commit: head,
        compared: expect.any(Number),
        objects: [{ kind: 'PodDisruptionBudget', state: 'missing' }],
      },
    ]);
    const { body: all } = await one.as('ada-okafor').get('/reconciler/drift');
    expect(all.applications).toEqual([]);
    await sync();
  });

  it('shows what a sync removes, because it is rendered no more', async () => {
    await sync();
    const synced = cluster.objects.map(object => structuredClone(object));
    const { body: change } = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([service('rag', 'assistant', 5)]))
      .expect(200);
    await until(async () => {
      const answer = await one
        .as('ada-okafor')
        .get(`/change-sets/${change.id}`);
      return answer.body.rendered;
    });
    cluster.objects.splice(0, Infinity, ...synced);
    const url = '/reconciler/drift?namespace=assistant-development&service=rag';
    const { body } = await one.as('ada-okafor').get(url).expect(200);
    expect(body.applications).toMatchObject([
      {
        state: 'to-sync',
        objects: expect.arrayContaining([
          expect.objectContaining({
            kind: 'HorizontalPodAutoscaler',
            state: 'to-prune',
            differences: [],
          }),
        ]),
      },
    ]);
    await sync();
  });

  it('replays branch rendered to the same tree', async () => {
    const { body } = await operator().post('/reconciler/replays').expect(200);
    expect(body).toMatchObject({
      equal: true,
      sameOrigin: true,
      differences: [],
    });
    expect(body.replayed).toBe(body.tree);
    await one.as('ada-okafor').post('/reconciler/replays').expect(403);
  });

  it('holds an upgrade, shows what it changes, and renders it once it is released', async () => {
    const before = await portal.log('rendered');
    const upgraded = await portal.replica({
      features: [cluster.service],
      // Links of alerts lead there, in every workload.
      data: { app: { baseUrl: 'https://portal.meridian.example' } },
    });
    const newer = upgraded.as('fatima-haddad');
    const { body: run } = await newer.post('/reconciler/runs').expect(200);
    expect(run).toMatchObject({ state: 'held', written: 0 });
    const { body: status } = await newer.get('/reconciler/upgrade').expect(200);
    const { upgrade } = status;
    expect(upgrade).toMatchObject({
      state: 'held',
      diff: { added: 0, removed: 0, workloads: expect.any(Number) },
    });
    expect(upgrade.diff.changed).toBeGreaterThan(0);
    expect(upgrade.diff.groups[0].example.path).toContain('assistant');
    await newer.get('/reconciler/upgrade').expect(200);
    expect(await audit(upgrade.id)).toEqual(['upgrade.held']);
    expect(await portal.log('rendered')).toEqual(before);

    const release = `/reconciler/upgrades/${upgrade.id}/release`;
    const reason = { reason: 'Looked at it' };
    await upgraded.as('ada-okafor').post(release, reason).expect(403);
    await newer.post(release, { reason: '' }).expect(400);
    const other = release.replace(upgrade.id, '0'.repeat(32));
    await newer.post(other, reason).expect(409);
    const { body: released } = await newer.post(release, reason).expect(200);
    expect(released).toMatchObject({
      state: 'released',
      release: { by: 'user:default/fatima-haddad', reason: 'Looked at it' },
    });
    await until(
      async () => (await portal.log('rendered')).length > before.length,
    );
    const { body: again } = await newer.post(release, reason).expect(200);
    expect(again).toEqual(released);
    expect(await audit(upgrade.id)).toEqual([
      'upgrade.held',
      'upgrade.released',
    ]);
    const { body: after } = await newer.get('/reconciler/upgrade').expect(200);
    expect(after.upgrade).toBeUndefined();
    // A replica of the old version would take it back, and is held in turn.
    const { body: old } = await operator().post('/reconciler/runs').expect(200);
    expect(old.state).toBe('held');
  });
});
