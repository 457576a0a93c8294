/* eslint-disable @backstage/no-mixed-plugin-imports -- a test starts the plugins together */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import {
  databaseConfig,
  expectContractKept,
  expectNoServerError,
  until,
  type MadeUpRequest,
} from '@waymark/backend-test-utils';
import { GiteaForge } from '@waymark/gitops';
import {
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import changesPlugin from '@waymark/plugin-changes-backend';
import metricsPlugin from '@waymark/plugin-metrics-backend';
import { TenantsClient } from '@waymark/plugin-tenants-common';
import request from 'supertest';
import { request as asked } from './__testUtils__/TestWorld';
import { tenantsPlugin } from './plugin';

jest.setTimeout(120_000);

describe('the tenants plugin beside the real changes and catalog plugins', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let folder: string;
  let forge: RunningForge;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => {
    await backend?.stop();
    await forge?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-tenants-'));
    forge = await startForge({ root: join(folder, 'forge') });
    const knex = await databases.init('POSTGRES_18');
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        changesPlugin,
        metricsPlugin,
        notificationsPlugin,
        tenantsPlugin,
        databaseServiceFactory,
        schedulerServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:7070' },
            backend: {
              database: databaseConfig(knex),
            },
            catalog: { rules: [{ allow: ['Component', 'Location'] }] },
            integrations: {
              gitea: [
                {
                  host: new URL(forge.url).host,
                  baseUrl: forge.url,
                  username: PORTAL_USER,
                  password: forge.tokens[PORTAL_USER],
                },
              ],
            },
            changes: {
              repository: { cacheDirectory: folder },
              reconciler: {
                username: RECONCILER_USER,
                token: forge.tokens[RECONCILER_USER],
              },
            },
          },
        }),
      ],
    });
  });

  const user = mockCredentials.user.header('user:default/ada-okafor');
  const api = () => request(backend.server);
  const post = (path: string, body: object) =>
    api().post(`/api/tenants${path}`).set('authorization', user).send(body);
  const get = (path: string) =>
    api().get(`/api/tenants${path}`).set('authorization', user);

  it('takes a run over HTTP from open to done, and back out of Git again', async () => {
    const { template, values, ...key } = asked('over-http');
    const preview = await post('/preview', { template, values });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ valid: true });

    const opened = await post('/runs', { ...key, template, values });
    expect(opened.status).toBe(200);
    const made = await post(`/runs/${opened.body.id}/provision`, {});
    expect(made.body).toMatchObject({
      run: { state: 'committed' },
      changes: preview.body.changes,
      objectCount: preview.body.objectCount,
    });

    const git = new GiteaForge({
      url: forge.url,
      user: PORTAL_USER,
      token: forge.tokens[PORTAL_USER],
    });
    const gitops = { owner: 'meridian', name: 'gitops' };
    for (const { path, content } of preview.body.changes) {
      const file = await git.readFile(gitops, path, 'main');
      expect(file.content.toString('utf8')).toBe(content);
    }
    expect(await get('/services/over-http')).toMatchObject({
      status: 200,
      body: { team: 'assistant', environments: [{ findings: [{}] }] },
    });
    expect(await get('/namespaces?team=assistant')).toMatchObject({
      body: { items: [{ name: 'assistant-development' }] },
    });

    const cleanUp = `/runs/${opened.body.id}/clean-up`;
    const removals = [{ kind: 'change-set', outcome: 'removed' }];
    const tried = await post(cleanUp, { dryRun: true });
    expect(tried.body).toMatchObject({
      dryRun: true,
      run: { state: 'committed' },
      removals,
    });
    const cleaned = await post(cleanUp, {});
    expect(cleaned.body).toMatchObject({
      dryRun: false,
      run: {
        state: 'cleaned',
        ledger: [{ kind: 'change-set', state: 'removed' }],
      },
      removals,
    });
    const { status } = await get('/services/over-http');
    expect(status).toBe(404);
    const { sha } = await git.getBranch(gitops, 'main');
    expect(sha).not.toBe(made.body.run.changeSet.commit);
  });

  it('answers a taken name with its field, and hostile input with a clear 4xx', async () => {
    await post('/runs', asked('first-come'));
    const taken = await post('/runs', {
      ...asked('first-come'),
      idempotencyKey: 'another-key',
    });
    expect(taken).toMatchObject({
      status: 400,
      body: { error: { findings: [{ field: 'name', constraint: 'unique' }] } },
    });
    const refused = await Promise.all([
      post('/runs', { ...asked('x'), extra: true }),
      post('/runs', { ...asked('x'), idempotencyKey: 'x' }),
      post('/runs', { ...asked('x', { minReplicas: 1.5 }) }),
      post('/runs', asked('../../etc/passwd')),
      post('/preview', { template: {}, values: 'x' }),
      get('/runs?limit=100000'),
      get('/runs?cursor=x'),
      get('/runs?mine=perhaps'),
    ]);
    expect(refused.map(answer => answer.status)).toEqual(Array(8).fill(400));
    expect((await get('/runs?mine=true&limit=1')).body.items).toHaveLength(1);
    expect((await get('/runs/none')).status).toBe(404);
    const nobody = await api()
      .get('/api/tenants/runs')
      .set('authorization', mockCredentials.none.header());
    expect(nobody.status).toBe(401);
  });

  it('keeps a draft', async () => {
    const path = `/api/tenants/drafts/${encodeURIComponent('start/a')}`;
    await api()
      .put(path)
      .set('authorization', user)
      .send({ content: { a: 1 } });
    expect((await get('/drafts/start%2Fa')).body.content).toEqual({ a: 1 });
    const deleted = await api().delete(path).set('authorization', user);
    expect(deleted.status).toBe(204);
    expect((await get('/drafts/start%2Fa')).status).toBe(204);
  });

  it('gives its client no answer of another shape', async () => {
    const client = new TenantsClient({
      discoveryApi: {
        getBaseUrl: async id =>
          `http://localhost:${backend.server.port()}/api/${id}`,
      },
    });
    const token = mockCredentials.user.token('user:default/ada-okafor');
    const options = { token };
    const { template, values, ...key } = asked('by-client');
    const preview = await client.preview({ template, values }, options);
    expect(preview.valid).toBe(true);
    const { id } = await client.openRun({ ...key, template, values }, options);
    await client.recordStep(
      id,
      { id: 'look', title: 'Look', state: 'running' },
      options,
    );
    const made = await client.provisionRun(id, {}, options);
    expect(made.run.state).toBe('committed');
    await client.finishRun(id, { outcome: 'done' }, options);
    expect((await client.getRun(id, options)).state).toBe('done');

    const { items } = await client.listRuns({ service: 'by-client' }, options);
    expect(items.map(run => run.id)).toEqual([id]);
    const service = await client.getService('by-client', options);
    expect(service.lastRun?.id).toBe(id);
    const services = await client.listServices({ team: 'assistant' }, options);
    expect(services.items).toContainEqual(
      expect.objectContaining({ name: 'by-client' }),
    );
    const namespaces = await client.listNamespaces({}, options);
    expect(namespaces.items[0].services).toContain('by-client');

    const path = 'start/by-client';
    await client.putDraft(path, { content: { a: [1] } }, options);
    const draft = await client.getDraft(path, options);
    expect(draft?.content).toEqual({ a: [1] });
    await client.deleteDraft(path, options);
    expect(await client.getDraft(path, options)).toBeUndefined();
  });

  /** Ada's notifications of a run, once there is one. */
  async function toldOf(run: { id: string }) {
    const told = async () => {
      const { body } = await api()
        .get('/api/notifications')
        .set('authorization', user);
      return body.notifications.filter(
        (one: { payload: { link: string } }) =>
          one.payload.link === `/runs/${run.id}`,
      );
    };
    return until(told);
  }

  it('tells who asked that a run is done, and that one failed, without its reason', async () => {
    const done = await post('/runs', asked('told-when-done'));
    await post(`/runs/${done.body.id}/provision`, {});
    const finish = (id: string, body: object) =>
      post(`/runs/${id}/finish`, body);
    await finish(done.body.id, { outcome: 'done' });
    await finish(done.body.id, { outcome: 'done' });
    const failed = await post('/runs', asked('told-when-failed'));
    const step = { id: 'publish', title: 'Publish', state: 'running' };
    await post(`/runs/${failed.body.id}/steps`, step);
    const message = 'push to https://bot:hunter2@forge.example refused';
    await finish(failed.body.id, { outcome: 'failed', message });

    expect(await toldOf(done.body)).toMatchObject([
      {
        user: 'user:default/ada-okafor',
        payload: { title: 'told-when-done is made', severity: 'normal' },
      },
    ]);
    const told = await toldOf(failed.body);
    expect(told).toMatchObject([
      {
        payload: {
          title: 'told-when-failed was not made',
          description: expect.stringContaining('It stopped at “Publish”.'),
          severity: 'high',
        },
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  it('shows the figures of both plugins to Prometheus, in one place', async () => {
    const { text } = await api()
      .get('/metrics')
      .set('authorization', mockCredentials.service.header());
    expect(text).toMatch(
      /waymark_changes_change_sets_total\{mode="commit",outcome="committed"\} \d/,
    );
    // One was cleaned up when asked; the sweeper may have come to the failed one by now.
    expect(text).toMatch(/waymark_tenants_runs\{state="cleaned"\} [12]\n/);
    expect(text).toMatch(
      /waymark_tenants_ledger_removals_total\{kind="change-set",outcome="removed"\} 1/,
    );
  });

  const CONTRACT = resolvePackagePath(
    '@waymark/plugin-tenants-backend',
    'src/schema/openapi.yaml',
  );
  const send = ({ method, path, body }: MadeUpRequest) => {
    const sent = api()
      [method](`/api/tenants${path}`)
      .set('authorization', user);
    return body === undefined
      ? sent
      : sent.set('content-type', 'application/json').send(JSON.stringify(body));
  };

  it('keeps its contract', async () => {
    const wanted = asked('kept');
    const other = asked('kept-too');
    const { body: run } = await post('/runs', wanted);
    const { body: unwanted } = await post('/runs', asked('kept-not'));
    const kept = expectContractKept(CONTRACT, send, {
      examples: {
        key: ['start/kept'],
        name: ['kept'],
        run: [run.id],
        team: ['assistant'],
        template: [wanted.template],
        values: [wanted.values],
        'cleanUpNamespace.name': ['assistant-development'],
        'cleanUpRun.run': [unwanted.id],
        'openRun.idempotencyKey': [other.idempotencyKey],
        'openRun.values': [other.values],
      },
    });
    await expect(kept).resolves.toBeUndefined();
  });

  it('has no request that is the server’s fault', async () => {
    const known = asked('known');
    const { body: run } = await post('/runs', known);
    await post('/runs', asked('known-too'));
    const { body: page } = await get('/runs?limit=1');
    const made = expectNoServerError(CONTRACT, send, {
      examples: {
        cursor: [page.nextCursor],
        idempotencyKey: [known.idempotencyKey],
        key: ['start/a', 'start/b'],
        name: ['known', 'assistant-development'],
        run: [run.id, known.idempotencyKey],
        team: ['assistant', 'risk-models'],
        template: [known.template],
        values: [known.values],
      },
    });
    await expect(made).resolves.toBeUndefined();
  }, 720_000);
});
