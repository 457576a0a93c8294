import { TestDatabases } from '@backstage/backend-test-utils';
import { historyCommitPageSchema } from '@waymark/plugin-changes-common';
import { folder, service } from '../__testUtils__/edits';
import { restoring } from './__testUtils__/restoring';
import { RAG, SEARCH, TestHistory } from './__testUtils__/TestHistory';
import { verifying } from './__testUtils__/verifying';

jest.setTimeout(180_000);

describe('the history of configuration', () => {
  const history = new TestHistory();
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => history.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const { get, search, asOf, compare, line } = history;

  beforeAll(() => history.start(databases));

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
    const audit = await history.portal
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
      const { body } = await history.replica
        .as('emil-sorensen')
        .get(`/change-sets?${query}`)
        .expect(200);
      return body.items;
    };
    const all = await ask('author=user:default/ada-okafor');
    expect(all).not.toEqual([]);
    expect(await ask('author=ada-okafor&grants=hidden')).toEqual(all);
    const made = { paths: ['grants/x.yaml'], author: 'user:default/eve' };
    const [{ id, paths, author }] = await history.portal
      .knex('change_sets')
      .limit(1);
    await history.portal.knex('change_sets').where({ id }).update(made);
    expect(await ask('author=eve')).toHaveLength(1);
    expect(await ask('author=eve&grants=hidden')).toEqual([]);
    await history.portal
      .knex('change_sets')
      .where({ id })
      .update({ paths, author });
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
    const { body } = await history.replica
      .as('jonas-weber')
      .get('/history')
      .expect(403);
    expect(body.error).toMatchObject({ permission: 'changes.change-set.read' });
    await history.replica
      .as('jonas-weber')
      .get('/history/as-of?at=2001-01-01')
      .expect(403);
    await history.replica
      .as('ada-okafor')
      .post('/history/verify', {})
      .expect(403);
  });

  it.each([
    '/history?since=yesterday',
    '/history?cursor=nonsense',
    '/history/as-of',
    '/history/as-of?at=2026-13-45',
    '/history/compare?before=2001-01-01',
    '/history?door=window',
  ])('refuses %s', async path => {
    const { status } = await history.replica.as('emil-sorensen').get(path);
    expect(status).toBe(400);
  });

  it('says so when main never was at a commit', async () => {
    const { body } = await history.replica
      .as('emil-sorensen')
      .get(`/history/as-of?at=${'0'.repeat(40)}`)
      .expect(404);
    expect(body.error.message).toMatch(/never was at/);
  });

  it.each(Object.entries({ ...restoring(history), ...verifying(history) }))(
    '%s',
    async (_, run) => {
      await expect(run()).resolves.toBeUndefined();
    },
  );
});
