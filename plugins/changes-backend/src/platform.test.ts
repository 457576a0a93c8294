import { TestDatabases } from '@backstage/backend-test-utils';
import { renderTree, type DocumentFinding } from '@waymark/gitops';
import { defaultPlatform } from '@waymark/platform-api';
import {
  PlatformConfiguration,
  seedFiles,
} from '@waymark/plugin-platform-config-common';
import { pushByHand, readBranch } from './__testUtils__/branches';
import { put } from './__testUtils__/documents';
import { namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const quota = 'platform/quotas/small.yaml';
const small = (pods: number) =>
  put(
    quota,
    (seedFiles().get(quota) ?? '').replace(/pods: \d+/, `pods: ${pods}`),
  );

describe('the configuration of the platform', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let one: Awaited<ReturnType<TestPortal['replica']>>;

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica();
    await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([namespace('assistant')]))
      .expect(200);
  });

  /** Proposes it and merges it as the portal does once it is approved. */
  const accept = async (request: ReturnType<typeof changeSet>) => {
    const { body } = await one
      .as('emil-sorensen')
      .post('/change-sets', { ...request, mode: 'change-request' })
      .expect(200);
    const { portalForge, ref } = portal;
    await portalForge.mergeChangeRequest(ref, body.changeRequest.number);
    await one.as('emil-sorensen').post('/reconciler/runs').expect(200);
    return body.id;
  };

  it('is built in until somebody puts it into Git, and every door says so', async () => {
    const { body } = await one.as('ada-okafor').get('/platform').expect(200);
    expect(body).toMatchObject({
      source: 'built-in',
      commit: await portal.head(),
      platform: { teams: defaultPlatform.teams },
      documents: [],
      findings: [],
    });
    expect(body).not.toHaveProperty('platformCommit');
    await one.as('jonas-weber').get('/platform').expect(403);
  });

  it('says who depends on it: what names it, what lies there, and what is used where nothing is named', async () => {
    const ask = async (query: object, person = 'emil-sorensen') => {
      const { body } = await one
        .as(person)
        .get('/dependents')
        .query(query)
        .expect(200);
      return body;
    };
    const quotas = await ask({ kind: 'QuotaProfile', name: 'small' });
    expect(quotas).toMatchObject({
      commit: await portal.head(),
      totals: { namespaces: 1, workloads: 0, services: 0 },
    });
    expect(quotas.items.at(-1)).toEqual({
      path: 'tenants/assistant/development/_namespace.yaml',
      type: 'namespace',
      kind: 'TenantNamespace',
      name: 'assistant-development',
      team: 'assistant',
      environment: 'development',
      fields: ['spec.quota.profile'],
    });
    const target = { kind: 'DeploymentTarget', name: 'shared-standard' };
    const all = await ask(target);
    expect(all.totals.configuration).toBeGreaterThan(0);
    const page = await ask({ ...target, limit: 1 });
    expect([page.items, page.totals]).toEqual([
      all.items.slice(0, 1),
      all.totals,
    ]);
    const rest = await ask({ ...target, cursor: page.nextCursor });
    expect(rest.items).toEqual(all.items.slice(1));
    const namespaces = await ask({ ...target, type: 'namespace' });
    expect(namespaces.items).toEqual([all.items.at(-1)]);
    // Others see what is the platform's, and none of the team's.
    const others = await ask(target, 'ben-lindqvist');
    expect(others.totals).toEqual({ ...all.totals, namespaces: 0 });
    expect(await ask({ kind: 'Team', name: 'nobody' })).toMatchObject({
      totals: { configuration: 0, namespaces: 0, workloads: 0, services: 0 },
      items: [],
    });
    await one.as('jonas-weber').get('/dependents').query(target).expect(403);
    await one.as('ada-okafor').get('/dependents').expect(400);
  });

  it('is changed by the platform’s people, and by no team', async () => {
    const seed = changeSet(
      [...seedFiles()].map(([path, text]) => put(path, text)),
    );
    const denied = await one.as('ada-okafor').post('/change-sets', seed);
    expect(denied.status).toBe(403);
    expect(denied.body.error).toMatchObject({
      permission: 'changes.change-set.create',
    });
    await one
      .as('ada-okafor')
      .post('/change-sets/preview', { edits: [small(7)] })
      .expect(403);
    const unapproved = await one.as('emil-sorensen').post('/change-sets', seed);
    expect(unapproved.body.error.findings).toMatchObject([
      { constraint: 'approval.required', value: 'platform.configuration' },
    ]);
    await accept(seed);
    const { body } = await one.as('ada-okafor').get('/platform').expect(200);
    expect(body).toMatchObject({
      source: 'git',
      platformCommit: await portal.head(),
    });
    expect(body.documents).toHaveLength(seedFiles().size);
    expect(body.documents[0]).toMatchObject({
      path: 'platform/clusters/local.yaml',
      kind: 'Cluster',
      name: 'local',
      held: false,
    });
  });

  it('shows what a change makes, and says it afterwards', async () => {
    await accept(changeSet([small(77)]));
    const { body } = await one.as('ada-okafor').get('/platform').expect(200);
    expect(body.platform.quotas.small).toMatchObject({ pods: 77 });
    const run = await one.as('emil-sorensen').post('/reconciler/runs');
    expect(run.body).toMatchObject({ intent: body.commit, held: 0 });
  });

  it('says of main what validation says of a clone, to each as far as they may see', async () => {
    await pushByHand(portal, {
      [service('prompts').path]: service('prompts').content,
      [namespace('risk-models').path]: namespace('risk-models').content,
      [service('scores', 'risk-models').path]: service(
        'scores',
        'risk-models',
      ).content.replace('standard', 'high'),
      'platform/sizes/huge.yaml': 'kind: SizeProfile\n',
    });
    // Main is read anew: a look at it serves those who ask within a few seconds.
    await one.as('emil-sorensen').post('/reconciler/runs').expect(200);
    const ask = async (query: object, person = 'emil-sorensen') => {
      const { body } = await one
        .as(person)
        .get('/findings')
        .query(query)
        .expect(200);
      return body;
    };
    const clone = [...(await readBranch(portal, 'main'))].filter(([path]) =>
      /^(platform|tenants)\//.test(path),
    );
    const { findings } = renderTree(
      new Map(clone),
      new PlatformConfiguration({
        gitopsUrl: defaultPlatform.gitops.repoUrl,
        portalUrl: defaultPlatform.observability.portalUrl,
      }),
    );
    const all = await ask({ limit: 500 });
    expect(all.items).toEqual(JSON.parse(JSON.stringify(findings)));
    expect(
      new Set(all.items.map(({ severity }: DocumentFinding) => severity)),
    ).toEqual(new Set(['error', 'warning', 'info']));

    const paged = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await ask({ limit: 1, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(paged).toEqual(all.items);

    // Others see what is the platform's, and their own.
    const { items } = await ask({ limit: 500 }, 'ada-okafor');
    expect(items).toEqual(
      all.items.filter(
        ({ document }: DocumentFinding) =>
          !document.startsWith('tenants/risk-models/'),
      ),
    );
    expect(items.length).toBeLessThan(all.items.length);
    await one.as('jonas-weber').get('/findings').expect(403);
  });

  it('refuses what breaks an invariant, with every finding', async () => {
    const { status, body } = await one
      .as('emil-sorensen')
      .post(
        '/change-sets',
        changeSet([
          { action: 'delete', path: quota },
          put('platform/sizes/large.yaml', 'kind: SizeProfile\n'),
        ]),
      );
    expect(status).toBe(400);
    expect(
      body.error.findings.map(
        (each: { document: string; constraint: string }) =>
          `${each.document} ${each.constraint}`,
      ),
    ).toEqual(
      expect.arrayContaining([
        `${quota} profile-in-use`,
        'platform/sizes/large.yaml required',
      ]),
    );
  });

  it('is not called rendered while that of a commit before it counts', async () => {
    const review = async (id: string) => {
      const { body } = await one
        .as('emil-sorensen')
        .get(`/change-sets/${id}/review`)
        .expect(200);
      return body;
    };
    const broken = 'platform/sizes/huge.yaml';
    await pushByHand(portal, { [broken]: 'kind: SizeProfile\n' });
    const id = await accept(changeSet([small(88)]));
    const waiting = await review(id);
    expect(waiting).toMatchObject({
      changeSet: { state: 'committed' },
      withoutEffect: [quota],
    });
    expect(waiting.changeSet).not.toHaveProperty('rendered');
    // A team's own change has its effect meanwhile.
    const { body: own } = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([service('own')]))
      .expect(200);
    await one.as('emil-sorensen').post('/reconciler/runs').expect(200);
    expect((await review(own.id)).changeSet).toHaveProperty('rendered');

    await pushByHand(portal, { [broken]: null });
    await one.as('emil-sorensen').post('/reconciler/runs').expect(200);
    expect(await review(id)).toMatchObject({
      changeSet: {
        rendered: { commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      },
      withoutEffect: [],
    });
  });
});
