import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  asOfSchema,
  comparisonSchema,
  historyCommitPageSchema,
  historyPageSchema,
  lastVerificationSchema,
  restorationSchema,
  verificationSchema,
} from '@waymark/plugin-changes-common';
import { seedFiles } from '@waymark/plugin-platform-config-common';
import { pushByHand } from '../__testUtils__/branches';
import { namespaceYaml } from '../__testUtils__/documents';
import { folder, namespace, service } from '../__testUtils__/edits';
import { changeSet, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(180_000);

const RAG = `${folder('assistant')}/rag.yaml`;
const SEARCH = `${folder('search-relevance')}/_namespace.yaml`;

const QUOTA = 'platform/quotas/small.yaml';

describe('the history of configuration', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let replica: Awaited<ReturnType<TestPortal['replica']>>;
  /** Commits in the order they came onto main. */
  const line: Record<string, string> = {};

  const get = async (person: string, path: string) => {
    const { body } = await replica
      .as(person)
      .get(`/history${path}`)
      .expect(200);
    return body;
  };
  const post = async (person: string, path: string, body: object = {}) => {
    const answer = await replica
      .as(person)
      .post(`/history${path}`, body)
      .expect(200);
    return answer.body;
  };
  const search = async (person: string, query = '') =>
    historyPageSchema.parse(await get(person, query));
  const asOf = async (person: string, query: string) =>
    asOfSchema.parse(await get(person, `/as-of?${query}`));
  const compare = async (person: string, query: string) =>
    comparisonSchema.parse(await get(person, `/compare?${query}`));
  const restore = async (person: string, body: object) =>
    restorationSchema.parse(await post(person, '/restore', body));
  const verify = async (body: object = {}) =>
    verificationSchema.parse(await post('emil-sorensen', '/verify', body));
  const create = async (
    person: string,
    ...[edits, rest]: Parameters<typeof changeSet>
  ) => {
    const { body } = await replica
      .as(person)
      .post('/change-sets', changeSet(edits, rest))
      .expect(200);
    return body;
  };

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    replica = await portal.replica();
    const ada = 'ada-okafor';
    line.namespace = (await create(ada, [namespace('assistant')])).commit;
    line.rag = (await create(ada, [service('rag')])).commit;
    line.hand = await pushByHand(portal, {
      [SEARCH]: namespace('search-relevance').content,
      'README.md': '# By hand\n',
    });
    line.scaled = (await create(ada, [service('rag', 'assistant', 3)])).commit;
    const asked = await create(ada, [{ action: 'delete', path: RAG }], {
      mode: 'change-request',
    });
    const { mergeCommit = '' } = await portal.portalForge.mergeChangeRequest(
      portal.ref,
      asked.changeRequest.number,
    );
    line.removed = mergeCommit;
    // Nobody tells of what the forge merges here, but this looks.
    await replica.as('emil-sorensen').post('/reconciler/runs').expect(200);
  });

  it('has each commit once, with who, by which door and why', async () => {
    const { items, imported } = await search('emil-sorensen');
    expect(imported).toMatchObject({ commit: line.removed, behind: 0 });
    expect(
      items.map(({ commit, path, action, door, actor, confirmed }) => ({
        ...{ commit, path, action, door, actor, confirmed },
      })),
    ).toEqual([
      {
        commit: line.removed,
        path: RAG,
        action: 'delete',
        door: 'forge',
        actor: 'user:default/ada-okafor',
        confirmed: true,
      },
      {
        commit: line.scaled,
        path: RAG,
        action: 'put',
        door: 'portal',
        actor: 'user:default/ada-okafor',
        confirmed: true,
      },
      {
        commit: line.hand,
        path: SEARCH,
        action: 'put',
        door: 'hand',
        actor: 'git:emil.sorensen@meridian.example',
        confirmed: false,
      },
      {
        commit: line.rag,
        path: RAG,
        action: 'put',
        door: 'portal',
        actor: 'user:default/ada-okafor',
        confirmed: true,
      },
      {
        commit: line.namespace,
        path: `${folder('assistant')}/_namespace.yaml`,
        action: 'put',
        door: 'portal',
        actor: 'user:default/ada-okafor',
        confirmed: true,
      },
    ]);
    const audit = await portal
      .knex('audit')
      .where({ action: 'history.imported' })
      .pluck('subject');
    expect(new Set(audit).size).toBe(audit.length);
    expect(audit).toEqual(expect.arrayContaining(Object.values(line)));
  });

  it.each([
    ['?actor=user:default/ada-okafor', 4],
    ['?actor=ada-okafor', 4],
    ['?actor=git:emil.sorensen@meridian.example', 1],
    ['?actor=emil.sorensen@meridian.example', 1],
    ['?door=forge', 1],
    [`?path=${RAG}`, 3],
    [`?path=tenants/assistant/`, 4],
    ['?kind=TenantNamespace', 2],
    ['?since=2001-01-01&until=2001-01-02', 0],
    ['?since=2001-01-01', 5],
    ['?grants=hidden', 5],
  ])('finds %s', async (query, count) => {
    expect((await search('emil-sorensen', query)).items).toHaveLength(count);
  });

  it('lists change sets of a person by name, without records of approvals', async () => {
    const ask = async (query: string): Promise<unknown[]> => {
      const { body } = await replica
        .as('emil-sorensen')
        .get(`/change-sets?${query}`)
        .expect(200);
      return body.items;
    };
    const all = await ask('author=user:default/ada-okafor');
    expect(all).not.toEqual([]);
    expect(await ask('author=ada-okafor&grants=hidden')).toEqual(all);
    const made = { paths: ['grants/x.yaml'], author: 'user:default/eve' };
    const [{ id, paths, author }] = await portal.knex('change_sets').limit(1);
    await portal.knex('change_sets').where({ id }).update(made);
    expect(await ask('author=eve')).toHaveLength(1);
    expect(await ask('author=eve&grants=hidden')).toEqual([]);
    await portal.knex('change_sets').where({ id }).update({ paths, author });
  });

  it('finds what came between two commits, both among them, page by page', async () => {
    const range = `since=${line.rag}&until=${line.scaled.slice(0, 10)}`;
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await search(
        'emil-sorensen',
        `?${range}&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ commit }) => commit));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual([line.scaled, line.hand, line.rag]);
  });

  it('lists commits, with how many of the documents that are asked for', async () => {
    const commits = async (person: string, query = '') => {
      const body = await get(person, `/commits${query}`);
      return historyCommitPageSchema.parse(body).items;
    };
    const all = await commits('emil-sorensen');
    expect(all.map(({ commit }) => commit)).toEqual([
      line.removed,
      line.scaled,
      line.hand,
      line.rag,
      line.namespace,
    ]);
    expect(all[0]).toMatchObject({
      actor: 'user:default/ada-okafor',
      door: 'forge',
      documents: 1,
    });
    const rag = await commits(
      'emil-sorensen',
      `?path=${RAG}&until=${line.scaled}`,
    );
    expect(rag.map(({ commit }) => commit)).toEqual([line.scaled, line.rag]);
    const own = await commits('ben-lindqvist');
    expect(own.map(({ commit }) => commit)).toEqual([line.hand]);
    const pages: string[] = [];
    for (let cursor = ''; pages.length < 9; ) {
      const { items, nextCursor } = historyCommitPageSchema.parse(
        await get('ada-okafor', `/commits?limit=1${cursor}`),
      );
      pages.push(...items.map(({ commit }) => commit));
      if (!nextCursor) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(pages).toEqual([
      line.removed,
      line.scaled,
      line.rag,
      line.namespace,
    ]);
  });

  it('tells the tree as of a commit and as of a time', async () => {
    const then = await asOf('emil-sorensen', `at=${line.rag}`);
    expect(then.as).toMatchObject({ commit: line.rag });
    expect(then.items.map(({ path }) => path)).toEqual([
      `${folder('assistant')}/_namespace.yaml`,
      RAG,
    ]);
    expect(then.items[1].content).toBe(service('rag').content);
    const scaled = await asOf('emil-sorensen', `at=${line.scaled}&path=${RAG}`);
    expect(scaled.items[0].content).toBe(
      service('rag', 'assistant', 3).content,
    );
    const now = await asOf('emil-sorensen', `at=${new Date().toISOString()}`);
    expect(now.as.commit).toBe(line.removed);
    expect(now.items.map(({ path }) => path)).not.toContain(RAG);
    expect((await asOf('emil-sorensen', 'at=2001-01-01')).items).toEqual([]);
  });

  it('pages through a tree', async () => {
    const first = await asOf('emil-sorensen', `at=${line.scaled}&limit=2`);
    expect(first.items).toHaveLength(2);
    const rest = await asOf(
      'emil-sorensen',
      `at=${line.scaled}&limit=2&cursor=${first.nextCursor}`,
    );
    expect(rest.items.map(({ path }) => path)).toEqual([SEARCH]);
    expect(rest).not.toHaveProperty('nextCursor');
  });

  it('compares two moments field by field', async () => {
    const { items } = await compare(
      'emil-sorensen',
      `before=${line.rag}&after=${line.scaled}`,
    );
    expect(items).toMatchObject([
      {
        path: RAG,
        change: 'changed',
        fields: [{ path: 'spec.scaling.minReplicas', before: 1, after: 3 }],
      },
      { path: SEARCH, change: 'added' },
    ]);
    const back = await compare(
      'emil-sorensen',
      `before=${line.removed}&after=${line.rag}&kind=WebService`,
    );
    expect(back.items).toMatchObject([{ path: RAG, change: 'added' }]);
    const same = `before=${line.scaled}&after=${line.scaled}`;
    expect((await compare('emil-sorensen', same)).items).toEqual([]);
  });

  it('shows a team its own documents only', async () => {
    const { items } = await search('ben-lindqvist');
    expect(items.map(({ path }) => path)).toEqual([SEARCH]);
    const tree = await asOf('ben-lindqvist', `at=${line.scaled}`);
    expect(tree.items.map(({ path }) => path)).toEqual([SEARCH]);
    const { items: compared } = await compare(
      'ben-lindqvist',
      `before=2001-01-01&after=${line.removed}`,
    );
    expect(compared.map(({ path }) => path)).toEqual([SEARCH]);
  });

  it('is denied to who may read no documents, and verifying to developers', async () => {
    const { body } = await replica
      .as('jonas-weber')
      .get('/history')
      .expect(403);
    expect(body.error).toMatchObject({ permission: 'changes.change-set.read' });
    await replica
      .as('jonas-weber')
      .get('/history/as-of?at=2001-01-01')
      .expect(403);
    await replica.as('ada-okafor').post('/history/verify', {}).expect(403);
  });

  it.each([
    '/history?since=yesterday',
    '/history?cursor=nonsense',
    '/history/as-of',
    '/history/as-of?at=2026-13-45',
    '/history/compare?before=2001-01-01',
    '/history?door=window',
  ])('refuses %s', async path => {
    const { status } = await replica.as('emil-sorensen').get(path);
    expect(status).toBe(400);
  });

  it('says so when main never was at a commit', async () => {
    const { body } = await replica
      .as('emil-sorensen')
      .get(`/history/as-of?at=${'0'.repeat(40)}`)
      .expect(404);
    expect(body.error.message).toMatch(/never was at/);
  });

  it('restores a document through a change set, and previews it first', async () => {
    const request = { at: line.scaled, path: RAG };
    const dry = await restore('ada-okafor', { ...request, dryRun: true });
    expect(dry).toMatchObject({
      as: { commit: line.scaled },
      base: line.removed,
      documents: [{ path: RAG, change: 'added' }],
      preview: { valid: true },
    });
    expect(dry).not.toHaveProperty('changeSet');
    const wanted = {
      ...request,
      mode: 'commit',
      idempotencyKey: `restore:${randomUUID()}`,
    };
    const done = await restore('ada-okafor', wanted);
    expect(done.changeSet).toMatchObject({ state: 'committed' });
    const again = await restore('ada-okafor', wanted);
    expect(again.changeSet?.id).toBe(done.changeSet?.id);
    const [entry] = (await search('ada-okafor', '?limit=1')).items;
    expect(entry).toMatchObject({
      changeSet: done.changeSet?.id,
      reason: `Restore ${RAG} as of commit ${line.scaled.slice(0, 12)}`,
    });
    const { items } = await compare(
      'ada-okafor',
      `before=${line.scaled}&after=${entry.commit}&path=${RAG}`,
    );
    expect(items).toEqual([]);
  });

  it('restores the whole tree by one who may, and refuses what would not be valid', async () => {
    const denied = await replica.as('ada-okafor').post('/history/restore', {
      at: line.namespace,
      mode: 'commit',
      idempotencyKey: `restore:${randomUUID()}`,
    });
    // Only her own team's documents are hers to read, and so to restore.
    expect(
      denied.body.documents.map(({ path }: { path: string }) => path),
    ).toEqual([RAG]);
    const invalid = await restore('emil-sorensen', {
      at: '2001-01-01',
      path: `${folder('assistant')}/_namespace.yaml`,
      dryRun: true,
    });
    expect(invalid.documents).toMatchObject([{ change: 'removed' }]);
    const whole = await restore('emil-sorensen', {
      at: line.scaled,
      dryRun: true,
    });
    expect(whole).toMatchObject({
      documents: [{ path: RAG, change: 'added' }],
      preview: { valid: true },
    });
    const empty = await restore('emil-sorensen', {
      at: line.namespace,
      kind: 'WebService',
      dryRun: true,
    });
    expect(empty.documents).toEqual([]);
  });

  it('restores as the rules have it when nobody says how', async () => {
    const request = { at: line.scaled, path: RAG };
    const dry = await restore('ada-okafor', { ...request, dryRun: true });
    expect(dry).toMatchObject({ mode: 'commit', reviews: [] });
    const done = await restore('ada-okafor', {
      ...request,
      idempotencyKey: `restore:${randomUUID()}`,
    });
    expect(done.changeSet).toMatchObject({ mode: 'commit' });
    const production = 'tenants/assistant/production/';
    await pushByHand(portal, {
      [`${production}_namespace.yaml`]: namespaceYaml(
        'assistant',
        'production',
      ),
    });
    const reviewed = await restore('emil-sorensen', {
      at: line.scaled,
      path: production,
      dryRun: true,
    });
    expect(reviewed).toMatchObject({
      mode: 'change-request',
      reviews: [{ rule: 'environment.production', environment: 'production' }],
    });
  });

  it('shows configuration of the platform to whoever reads any intent, and restores it by who may write it', async () => {
    await pushByHand(portal, { [QUOTA]: seedFiles().get(QUOTA) ?? '' });
    await replica.as('emil-sorensen').post('/reconciler/runs').expect(200);
    const { items } = await search('ada-okafor', `?path=platform/`);
    expect(items.map(({ path }) => path)).toEqual([QUOTA]);
    const denied = await replica
      .as('ada-okafor')
      .post('/history/restore', { at: line.scaled, path: QUOTA, dryRun: true })
      .expect(403);
    expect(denied.body.error).toMatchObject({
      permission: 'changes.change-set.create',
    });
    const own = await restore('ada-okafor', { at: line.scaled, dryRun: true });
    expect(own.documents.map(({ path }) => path)).not.toContain(QUOTA);
  });

  it('gives the same chain when it is imported again, and two replicas import a commit once', async () => {
    const before = await portal.knex('history').orderBy('seq');
    const commits = await portal.knex('history_commits').orderBy('position');
    await portal.knex('history').delete();
    await portal.knex('history_commits').delete();
    const other = await portal.replica();
    await Promise.all(
      [replica, other].map(each =>
        each.as('emil-sorensen').get('/history').expect(200),
      ),
    );
    expect(await portal.knex('history').orderBy('seq')).toEqual(before);
    expect(await portal.knex('history_commits').orderBy('position')).toEqual(
      commits,
    );
  });

  it('verifies, also against Git, and keeps when that was', async () => {
    const last = async (person: string) =>
      lastVerificationSchema.parse(await get(person, '/verification'));
    expect(await last('ada-okafor')).not.toHaveProperty('verified');
    const { documents, commits, ...rest } = await verify({ replay: true });
    expect(rest).toMatchObject({ holds: true, replayed: true });
    expect(documents).toBeGreaterThanOrEqual(7);
    expect(commits).toBeGreaterThan(6);
    const { verified } = await last('ada-okafor');
    expect(verified).toMatchObject({
      ...{ holds: true, replayed: true, commits, documents },
      verifiedAt: rest.verifiedAt,
      verifiedBy: 'user:default/emil-sorensen',
    });
    const audit = await portal.knex('audit').where({
      action: 'history.verified',
    });
    expect(audit).toHaveLength(1);
  });

  it.each([
    ['reason', 'somebody else', 'chain.hash'],
    ['content', 'kind: Other\n', 'chain.content'],
    ['previous_hash', '1'.repeat(64), 'chain.link'],
    ['team', 'search-relevance', 'chain.derived'],
    ['at', new Date(0), 'chain.time'],
  ])(
    'names the row whose %s was changed',
    async (column, value, constraint) => {
      const [row] = await portal.knex('history').where({ seq: 2 });
      const update = (to: unknown) =>
        portal
          .knex('history')
          .where({ seq: 2 })
          .update({ [column]: to });
      await update(value);
      expect(await verify()).toMatchObject({
        holds: false,
        broken: { seq: 2, path: RAG, commit: line.rag, constraint },
      });
      await update(row[column]);
      expect((await verify()).holds).toBe(true);
    },
  );

  it('names the place where a row or a commit is gone', async () => {
    const [row] = await portal.knex('history').where({ seq: 3 });
    await portal.knex('history').where({ seq: 3 }).delete();
    expect((await verify()).broken).toMatchObject({ seq: 4 });
    await portal.knex('history').insert(row);
    const [commit] = await portal
      .knex('history_commits')
      .where({ position: 2 });
    await portal.knex('history_commits').where({ position: 2 }).delete();
    expect((await verify()).broken).toMatchObject({
      position: 3,
      constraint: 'chain.position',
    });
    await portal.knex('history_commits').insert(commit);
    expect((await verify()).holds).toBe(true);
  });
});
