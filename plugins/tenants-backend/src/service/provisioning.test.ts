import { TestDatabases } from '@backstage/backend-test-utils';
import { parseYaml } from '@waymark/platform-api';
import {
  ada,
  asForm,
  chen,
  request,
  TestWorld,
} from '../__testUtils__/TestWorld';

jest.setTimeout(60_000);

describe('provisioning', () => {
  let world: TestWorld;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => world.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    world = await TestWorld.start(databases);
  });

  const provisioning = () => world.services.provisioning;
  const viewing = () => world.services.viewing;

  it('makes what the preview said', async () => {
    const asked = request('document-search');
    const preview = await viewing().preview(asForm(asked), ada);
    expect(preview).toMatchObject({
      valid: true,
      service: 'document-search',
      namespace: { name: 'assistant-development', exists: false },
      findings: [{ constraint: 'image.bootstrap', severity: 'info' }],
      approvals: [],
      notes: [expect.stringContaining('bootstrap image')],
    });
    expect(preview.objectCount).toBeGreaterThan(20);
    expect(preview.groups.map(group => group.concern)).toEqual([
      'run',
      'reach',
      'scale',
      'protect',
      'observe',
    ]);

    const run = await provisioning().openRun(asked, ada);
    const made = await provisioning().provisionRun(run.id, {}, ada);

    expect(made.changes).toEqual(preview.changes);
    expect(made.objectCount).toBe(preview.objectCount);
    for (const { path, content } of preview.changes) {
      expect(world.changes.tree.get(path)).toBe(content);
    }
    expect(made.run).toMatchObject({
      state: 'committed',
      requestedBy: 'user:default/ada-okafor',
      changeSet: { state: 'committed', commit: world.changes.head() },
      ledger: [{ kind: 'change-set', state: 'made' }],
      steps: [{ id: 'provision', state: 'done' }],
      notes: preview.notes,
    });
    const catalog = { kind: 'catalog' as const, title: 'Entry', url: '/c' };
    const done = await provisioning().finishRun(
      run.id,
      { outcome: 'done', links: [catalog] },
      ada,
    );
    expect(done.state).toBe('done');
    const at = `${world.place.forge.url}/meridian/gitops`;
    const head = world.changes.head();
    expect(done.links.map(link => [link.kind, link.url])).toEqual([
      ['catalog', '/c'],
      [
        'intent',
        `${at}/src/commit/${head}/tenants/assistant/development/document-search.yaml`,
      ],
      [
        'rendered',
        `${at}/src/commit/${head}/local/assistant-development/document-search`,
      ],
      ['change-set', `${at}/commit/${head}`],
    ]);
    expect(done.portalMs).toBeGreaterThanOrEqual(0);
  });

  it('counts from when it was asked for, and never from the future', async () => {
    const [past, future] = ['2026-01-02T03:04:05.000Z', '2999-01-01T00:00:00Z'];
    const asked = await provisioning().openRun(
      { ...request('asked-before'), startedAt: past },
      ada,
    );
    expect(asked.startedAt).toBe(past);
    const ahead = await provisioning().openRun(
      { ...request('from-ahead'), startedAt: future },
      ada,
    );
    expect(ahead.startedAt).toBe(ahead.createdAt);
  });

  it('uses the namespace that the team has', async () => {
    const preview = await viewing().preview(asForm(request('second')), ada);
    expect(preview.namespace).toMatchObject({ exists: true });
    expect(preview.changes.map(change => change.path)).toEqual([
      'tenants/assistant/development/second.yaml',
    ]);
    expect(preview.quota).toContainEqual(
      expect.objectContaining({ resource: 'pods', used: 4, requested: 4 }),
    );
  });

  it('commits once for one key, also from two replicas at the same time', async () => {
    const before = world.changes.sent.length;
    const asked = request('once-only');
    const [one, two] = await Promise.all([
      provisioning().openRun(asked, ada),
      provisioning().openRun(asked, ada),
    ]);
    expect(one.id).toBe(two.id);
    await Promise.all([
      provisioning().provisionRun(one.id, {}, ada),
      provisioning().provisionRun(asked.idempotencyKey, {}, ada),
    ]);
    const again = await provisioning().provisionRun(one.id, {}, ada);
    expect(again.run.state).toBe('committed');
    expect(world.changes.sent.length - before).toBe(1);
    const rows = await world.knex('audit').where({ run_id: one.id });
    expect(rows.filter(row => row.action === 'run.provisioned')).toHaveLength(
      1,
    );
    expect(rows.filter(row => row.action === 'run.opened')).toHaveLength(1);
  });

  it('refuses other values with the same key', async () => {
    await expect(
      provisioning().openRun(
        {
          ...request('once-only', { size: 'large' }),
        },
        ada,
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('goes on with the same change set after a crash between sending and writing down', async () => {
    const run = await provisioning().openRun(request('cut-off'), ada);
    const before = world.changes.sent.length;
    world.changes.afterCommit = () => {
      throw new Error('killed');
    };
    await expect(provisioning().provisionRun(run.id, {}, ada)).rejects.toThrow(
      'killed',
    );
    world.changes.afterCommit = () => undefined;
    const left = await provisioning().getRun(run.id, ada);
    expect(left.ledger).toMatchObject([{ state: 'planned' }]);

    const { run: made } = await provisioning().provisionRun(run.id, {}, ada);
    expect(made.state).toBe('committed');
    expect(made.ledger).toMatchObject([{ state: 'made' }]);
    expect(world.changes.sent.length - before).toBe(1);
  });

  it('plans again when main moved under it', async () => {
    const run = await provisioning().openRun(
      request('raced', { environment: 'staging' }),
      ada,
    );
    world.changes.beforeCommit = () => {
      world.changes.beforeCommit = () => undefined;
      world.changes.tree = new Map([
        ...world.changes.tree,
        ['tenants/risk-models/production/other.yaml', 'kind: Nothing'],
      ]);
    };
    const { run: made } = await provisioning().provisionRun(run.id, {}, ada);
    expect(made.state).toBe('committed');
    expect(made.ledger.map(entry => entry.state)).toEqual(['failed', 'made']);
  });

  it('says field by field what is wrong, and shows nothing', async () => {
    const preview = await viewing().preview(
      {
        template: { ref: 'template:default/internal-http-service' },
        values: { name: 'No', owner: 'assistant', environment: 'produktion' },
      },
      ada,
    );
    expect(preview).toMatchObject({ valid: false, groups: [], changes: [] });
    expect(preview.findings.map(finding => finding.field)).toEqual(
      expect.arrayContaining(['name', 'environment', 'language', 'size']),
    );
  });

  it('proposes what needs a review, and follows it', async () => {
    const run = await provisioning().openRun(
      request('in-production', { environment: 'production' }),
      ada,
    );
    const { run: proposed } = await provisioning().provisionRun(
      run.id,
      {},
      ada,
    );
    expect(proposed).toMatchObject({
      state: 'waiting-for-approval',
      links: [{ kind: 'change-request' }],
    });
    await provisioning().finishRun(run.id, { outcome: 'done' }, ada);
    await world.services.sweeper.sweep();
    expect((await provisioning().getRun(run.id, ada)).state).toBe(
      'waiting-for-approval',
    );
    world.changes.decide(proposed.changeSet?.id ?? '', 'committed');
    await world.services.sweeper.sweep();
    expect(await provisioning().getRun(run.id, ada)).toMatchObject({
      state: 'done',
      changeSet: { state: 'committed' },
      links: [{ kind: 'change-request' }],
    });
  });

  it('writes nothing in a dry run', async () => {
    const run = await provisioning().openRun(request('only-tried'), ada);
    const [before, audit] = [world.changes.head(), await world.audit()];
    const tried = await provisioning().provisionRun(
      run.id,
      { dryRun: true },
      ada,
    );
    expect(tried).toMatchObject({ dryRun: true, target: 'shared-standard' });
    expect(tried.changes).toHaveLength(1);
    expect(parseYaml(tried.changes[0].content ?? '').ok).toBe(true);
    expect(await provisioning().getRun(run.id, ada)).toEqual(run);
    expect(world.changes.head()).toBe(before);
    expect(await world.audit()).toEqual(audit);
  });

  it('is denied for another team, with the reason', async () => {
    const asked = request('not-mine');
    await expect(provisioning().openRun(asked, chen)).rejects.toMatchObject({
      name: 'NotAllowedError',
      permission: 'tenants.run.create',
      team: 'assistant',
      whoCanGrant: expect.stringContaining('assistant'),
    });
    await expect(
      provisioning().getRun('test-run:once-only', chen),
    ).rejects.toMatchObject({ permission: 'tenants.run.read' });
    await expect(
      provisioning().cleanUpRun('test-run:once-only', { dryRun: true }, chen),
    ).rejects.toMatchObject({ permission: 'tenants.run.clean-up' });
    expect(await viewing().preview(asForm(asked), chen)).toMatchObject({
      valid: false,
      groups: [],
      findings: [{ field: 'owner', constraint: 'tenants.run.create' }],
    });
    expect(await provisioning().listRuns({}, chen)).toEqual({ items: [] });
  });

  it('lists newest first, page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await provisioning().listRuns({ limit: 3, cursor }, ada);
      seen.push(...page.items.map(run => run.id));
      cursor = page.nextCursor;
    } while (cursor);
    const all = await provisioning().listRuns({ limit: 100 }, ada);
    expect(seen).toEqual(all.items.map(run => run.id));
    expect(new Set(seen).size).toBe(seen.length);
    const times = all.items.map(run => run.createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('keeps what it made with the run, and where it is once it is rendered', async () => {
    const asked = request('kept-with-run', { owner: 'risk-models' });
    const preview = await viewing().preview(asForm(asked), chen);
    const { id } = await provisioning().openRun(asked, chen);
    const { run } = await provisioning().provisionRun(id, {}, chen);
    expect(run.makes).toMatchObject({
      objectCount: preview.objectCount,
      groups: preview.groups.map(({ concern, objects }) => ({
        concern,
        objects: objects.map(({ kind, name, path }) => ({ kind, name, path })),
      })),
    });
    expect(run.makes?.items.map(({ kind, url }) => [kind, url])).toEqual([
      ['namespace', undefined],
      ['workload', undefined],
      ['application', undefined],
      ['catalog-entry', undefined],
      ['docs', undefined],
    ]);

    const catalog = { kind: 'catalog' as const, title: 'Entry', url: '/c' };
    const { makes } = await provisioning().finishRun(
      id,
      { outcome: 'done', links: [catalog] },
      chen,
    );
    const rendered = `${
      world.place.forge.url
    }/meridian/gitops/src/commit/${world.changes.head()}`;
    const inNamespace = `${rendered}/local/risk-models-development`;
    expect(makes?.items.map(({ kind, url }) => [kind, url])).toEqual([
      ['namespace', `${inNamespace}/_baseline`],
      ['workload', `${inNamespace}/kept-with-run`],
      ['application', expect.stringContaining(`${rendered}/argocd/local/`)],
      ['catalog-entry', '/c'],
    ]);
    for (const { objects } of makes?.groups ?? []) {
      for (const { path, url } of objects) {
        expect(url).toBe(`${rendered}/${path}`);
      }
    }
  });
});
