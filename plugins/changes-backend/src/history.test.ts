import { TestDatabases } from '@backstage/backend-test-utils';
import {
  commitPageSchema,
  type CommitPage,
} from '@waymark/plugin-changes-common';
import { until } from '@waymark/backend-test-utils';
import { WorkingCopy } from '@waymark/gitops/conformance';
import { pushByHand } from './__testUtils__/branches';
import { folder, namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

describe('the history of main', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let replica: Awaited<ReturnType<TestPortal['replica']>>;

  const history = async (person: string, query = ''): Promise<CommitPage> => {
    const { body } = await replica
      .as(person)
      .get(`/commits${query}`)
      .expect(200);
    return commitPageSchema.parse(body);
  };
  /** Reading may be a little behind a push that no webhook told of. */
  const historyAt = (commit: string, person: string, query = '') =>
    until(async () => {
      const { items } = await history(person, query);
      return items[0]?.commit === commit && items;
    });
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
  });

  it('is empty where nothing was made yet', async () => {
    expect((await history('emil-sorensen')).items).toEqual([]);
    expect((await history('ada-okafor')).items).toEqual([]);
  });

  it('tells a push by hand from a change set, and who did either', async () => {
    const made = await create('ada-okafor', [namespace('assistant')]);
    const path = `${folder('assistant')}/by-hand.yaml`;
    const pushed = await pushByHand(portal, {
      [path]: service('by-hand').content,
    });
    const items = await historyAt(pushed, 'ada-okafor');
    expect(items).toMatchObject([
      {
        commit: pushed,
        origin: 'push',
        subject: 'By hand',
        // The catalog does not know him.
        author: { name: 'Emil' },
        documents: [
          {
            path,
            change: 'added',
            type: 'workload',
            team: 'assistant',
            environment: 'development',
            name: 'by-hand',
          },
        ],
        url: portal.portalForge.browse.commit(portal.ref, pushed),
      },
      {
        commit: made.commit,
        origin: 'change-set',
        author: { name: 'Ada Okafor', ref: 'user:default/ada-okafor' },
        changeSet: { id: made.id, mode: 'commit' },
        documents: [{ type: 'namespace', change: 'added' }],
      },
    ]);
    expect(items[0].author).not.toHaveProperty('ref');
    expect((await fetch(items[0].url)).status).toBe(200);
  });

  it('finds the person of a commit in the catalog by address, whatever name it gives', async () => {
    const path = `${folder('assistant')}/by-hand.yaml`;
    const pushed = await pushByHand(
      portal,
      { [path]: service('by-hand', 'assistant', 2).content },
      { name: 'ada', email: 'Ada.Okafor@meridian.example' },
    );
    const items = await historyAt(pushed, 'ada-okafor', '?limit=1');
    expect(items).toMatchObject([
      {
        origin: 'push',
        author: { name: 'ada', ref: 'user:default/ada-okafor' },
        documents: [{ name: 'by-hand', change: 'changed' }],
      },
    ]);
  });

  it('names the change set of a merged change request', async () => {
    const asked = await create('ada-okafor', [service('asked')], {
      mode: 'change-request',
    });
    const { mergeCommit = '' } = await portal.portalForge.mergeChangeRequest(
      portal.ref,
      asked.changeRequest.number,
    );
    await historyAt(mergeCommit, 'ada-okafor', '?limit=1');
    await replica.as('emil-sorensen').post('/reconciler/runs').expect(200);
    const [known] = (await history('ada-okafor', '?limit=1')).items;
    expect(known).toMatchObject({
      commit: mergeCommit,
      origin: 'change-set',
      author: { name: 'Ada Okafor' },
      changeSet: { id: asked.id, changeRequestUrl: asked.changeRequest.url },
      documents: [{ name: 'asked', change: 'added' }],
    });
  });

  it('calls a merge that has no change set a merge', async () => {
    const { portalForge, ref } = portal;
    const { path, content = '' } = service('merged');
    const copy = await WorkingCopy.clone(portalForge, ref);
    await copy.pushBranch('merged', { [path]: content });
    await copy.remove();
    const { number } = await portalForge.createChangeRequest(ref, {
      title: 'Merged',
      source: 'merged',
      target: 'main',
    });
    const { mergeCommit = '' } = await portalForge.mergeChangeRequest(
      ref,
      number,
    );
    const [known] = await historyAt(mergeCommit, 'ada-okafor', '?limit=1');
    expect(known).toMatchObject({
      origin: 'merge',
      documents: [{ name: 'merged', change: 'added' }],
    });
  });

  it('knows a change set whose process was killed before it wrote its commit down', async () => {
    const made = await create('ada-okafor', [service('killed')]);
    const row = portal.knex('change_sets').where({ id: made.id });
    await row.clone().update({ state: 'pending', commit: null });
    const [commit] = (await history('ada-okafor', '?limit=1')).items;
    expect(commit).toMatchObject({
      commit: made.commit,
      origin: 'change-set',
      changeSet: { id: made.id },
    });
    await row.update({ state: 'committed', commit: made.commit });
  });

  it('shows a team its own part of a commit, and nothing of others', async () => {
    const shared = await pushByHand(portal, {
      [`${folder('search-relevance')}/notes.txt`]: 'Not a document.\n',
      [`${folder('assistant')}/asked.yaml`]: null,
      'README.md': '# Said by hand\n',
    });
    const ben = await historyAt(shared, 'ben-lindqvist');
    expect(ben).toMatchObject([{ commit: shared, documentCount: 1 }]);
    expect(ben[0].documents).toEqual([
      { path: `${folder('search-relevance')}/notes.txt`, change: 'added' },
    ]);
    const [emil] = (await history('emil-sorensen', '?limit=1')).items;
    expect(emil).toMatchObject({ commit: shared, documentCount: 2 });
    expect(
      (await history('emil-sorensen', '?team=search-relevance')).items,
    ).toMatchObject([{ commit: shared }]);
    expect((await history('ben-lindqvist', '?team=assistant')).items).toEqual(
      [],
    );
  });

  it('goes on where a page ended, also when main moved on', async () => {
    const all = (await history('emil-sorensen')).items.map(
      ({ commit }) => commit,
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await history(
        'emil-sorensen',
        `?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.items.map(({ commit }) => commit));
      cursor = page.nextCursor;
      await pushByHand(portal, {
        [`${folder('assistant')}/later-${seen.length}.yaml`]: 'later: true\n',
      });
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it.each(['?cursor=nonsense', '?team=../..', '?limit=0'])(
    'refuses %s',
    async query => {
      const { status } = await replica
        .as('emil-sorensen')
        .get(`/commits${query}`);
      expect(status).toBe(400);
    },
  );

  it('refuses a cursor that points elsewhere than main', async () => {
    const head = await portal.reconcilerForge.getBranch(portal.ref, 'rendered');
    const cursor = Buffer.from(JSON.stringify({ commit: head.sha }));
    const { status } = await replica
      .as('emil-sorensen')
      .get(`/commits?cursor=${cursor.toString('base64url')}`);
    expect(status).toBe(400);
  });

  it('is denied to who may read no change sets', async () => {
    const { body } = await replica
      .as('jonas-weber')
      .get('/commits')
      .expect(403);
    expect(body.error).toMatchObject({ permission: 'changes.change-set.read' });
  });
});
