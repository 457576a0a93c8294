import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  blastRadiusEventSchema,
  type BlastRadiusEvent,
  type ChangeSet,
} from '@waymark/plugin-changes-common';
import { ending } from './__testUtils__/ending';
import { folder, namespace, service } from './__testUtils__/edits';
import { changeSet } from './__testUtils__/TestPortal';
import { TestReviewing } from './__testUtils__/TestReviewing';

jest.setTimeout(120_000);

const path = `${folder('assistant')}/rag.yaml`;
const lines = (text: string): BlastRadiusEvent[] =>
  text
    .trim()
    .split('\n')
    .map(line => blastRadiusEventSchema.parse(JSON.parse(line)));

describe('between an idea and its being decided on', () => {
  const reviewing = new TestReviewing();
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => reviewing.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const { audit, draftOf, propose } = reviewing;

  beforeAll(() => reviewing.start(databases));

  describe('a draft', () => {
    it('is its author’s alone, saved by compare-and-set, and thrown away', async () => {
      const ada = reviewing.one.as('ada-okafor');
      const id = randomUUID();
      const { body } = await ada
        .put(`/change-sets/${id}`, draftOf(2))
        .expect(200);
      expect(body).toMatchObject({ id, state: 'draft', revision: 1 });
      await reviewing.two
        .as('hugo-martins')
        .get(`/change-sets/${id}`)
        .expect(404);
      const others = await reviewing.two.as('hugo-martins').get('/change-sets');
      expect(others.body.items.map((each: ChangeSet) => each.id)).not.toContain(
        id,
      );
      const mine = await reviewing.two
        .as('ada-okafor')
        .get('/change-sets?state=draft');
      expect(mine.body.items).toMatchObject([{ id }]);

      const again = await reviewing.two
        .as('ada-okafor')
        .put(`/change-sets/${id}`, draftOf(2, { base: body.base }))
        .expect(200);
      expect(again.body.revision).toBe(1);
      await ada
        .put(`/change-sets/${id}`, draftOf(3, { revision: 1 }))
        .expect(200);
      await reviewing.two
        .as('ada-okafor')
        .put(`/change-sets/${id}`, draftOf(4, { revision: 1 }))
        .expect(409);
      await reviewing.two
        .as('hugo-martins')
        .delete(`/change-sets/${id}`)
        .expect(404);
      await ada.delete(`/change-sets/${id}`).expect(204);
      await ada.get(`/change-sets/${id}`).expect(404);
      expect(await audit(id)).toEqual([
        'change-set.draft',
        'change-set.draft',
        'change-set.draft-discarded',
      ]);
    });

    it('may not touch what its author may not, nor lie anywhere', async () => {
      const edits = [namespace('search-relevance')];
      const hostile = [{ action: 'put', path: '../x', content: 'x' }];
      const save = (wanted: object[]) =>
        reviewing.one
          .as('ada-okafor')
          .put(`/change-sets/${randomUUID()}`, draftOf(2, { edits: wanted }));
      expect((await save(edits)).status).toBe(403);
      expect((await save(hostile)).status).toBe(400);
    });

    it('stays a draft when it is refused, with the reasons', async () => {
      const ada = reviewing.one.as('ada-okafor');
      const id = randomUUID();
      const edits = [{ action: 'put', path, content: 'kind: Nothing' }];
      await ada.put(`/change-sets/${id}`, draftOf(2, { edits })).expect(200);
      const refused = await ada
        .post(`/change-sets/${id}/propose`, { revision: 1 })
        .expect(400);
      expect(refused.body.error.findings[0]).toMatchObject({ document: path });
      expect((await ada.get(`/change-sets/${id}`)).body.state).toBe('draft');
      const { body } = await ada.get(`/change-sets/${id}/review`);
      expect(body).toMatchObject({
        valid: false,
        history: [{ verb: 'draft', state: 'draft' }, { verb: 'refused' }],
      });
      const silent = randomUUID();
      await ada
        .put(`/change-sets/${silent}`, draftOf(2, { reason: '' }))
        .expect(200);
      const unsaid = await ada
        .post(`/change-sets/${silent}/propose`, { revision: 1 })
        .expect(400);
      expect(unsaid.body.error.findings).toMatchObject([{ path: 'reason' }]);
    });

    it('is proposed once, whoever asks how often', async () => {
      const id = randomUUID();
      const ada = reviewing.one.as('ada-okafor');
      await ada.put(`/change-sets/${id}`, draftOf(2)).expect(200);
      await ada.post(`/change-sets/${id}/propose`, { revision: 2 }).expect(409);
      const answers = await Promise.all(
        [reviewing.one, reviewing.two, reviewing.one].map(replica =>
          replica
            .as('ada-okafor')
            .post(`/change-sets/${id}/propose`, { revision: 1 }),
        ),
      );
      const good = answers.filter(({ status }) => status === 200);
      expect(good.length).toBeGreaterThan(0);
      expect(
        new Set(good.map(({ body }) => body.changeRequest?.number)).size,
      ).toBe(1);
      expect(await audit(id)).toEqual([
        'change-set.draft',
        'change-set.proposed',
      ]);
      await ada.post(`/change-sets/${id}/withdraw`, {}).expect(200);
    });
  });

  describe('a review', () => {
    it('shows fields, findings as of now and history, and what main did meanwhile', async () => {
      const proposed = await propose(3);
      const { body } = await reviewing.one
        .as('ada-okafor')
        .get(`/change-sets/${proposed.id}/review`)
        .expect(200);
      expect(body).toMatchObject({
        valid: true,
        conflicts: [],
        hidden: 0,
        against: await reviewing.portal.head(),
        documents: [
          {
            path,
            change: 'changed',
            team: 'assistant',
            kind: 'WebService',
            fields: [{ path: 'spec.scaling.minReplicas', before: 1, after: 3 }],
          },
        ],
        history: [
          { state: 'draft', actor: 'user:default/ada-okafor' },
          { state: 'proposed' },
        ],
      });
      await reviewing.one
        .as('ben-lindqvist')
        .get(`/change-sets/${proposed.id}/review`)
        .expect(403);
      const moved = [service('rag', 'assistant', 2)];
      await reviewing.one
        .as('ada-okafor')
        .post('/change-sets', changeSet(moved))
        .expect(200);
      const after = await reviewing.one
        .as('ada-okafor')
        .get(`/change-sets/${proposed.id}/review`);
      expect(after.body).toMatchObject({ valid: false, conflicts: [path] });
      expect(after.body.findings[0]).toMatchObject({
        document: path,
        path: 'spec.scaling.minReplicas',
        constraint: 'conflict',
        value: 2,
      });
      expect(after.body.findings[0].message).toContain(
        'it was 1, main says 2, this change 3',
      );
      await reviewing.one
        .as('ada-okafor')
        .post(`/change-sets/${proposed.id}/withdraw`, {})
        .expect(200);
    });

    it('keeps telling what a change set changed, once it is on main', async () => {
      const edits = [service('other', 'assistant', 2)];
      const { body: made } = await reviewing.one
        .as('ada-okafor')
        .post('/change-sets', changeSet(edits));
      const { body } = await reviewing.one
        .as('ada-okafor')
        .get(`/change-sets/${made.id}/review`)
        .expect(200);
      expect(body.documents).toMatchObject([
        { fields: [{ path: 'spec.scaling.minReplicas', before: 1, after: 2 }] },
      ]);
      expect(body.history.map(({ verb }: { verb: string }) => verb)).toEqual([
        'pending',
        'committed',
      ]);
    });

    it('hides the documents of teams that the reader may not look into', async () => {
      const edits = [
        service('other', 'assistant', 3),
        service('mine', 'search-relevance', 1),
      ];
      const { body: made } = await reviewing.one
        .as('hugo-martins')
        .post('/change-sets', changeSet(edits, { mode: 'change-request' }));
      const { body } = await reviewing.one
        .as('ben-lindqvist')
        .get(`/change-sets/${made.id}/review`)
        .expect(200);
      expect(body).toMatchObject({ hidden: 1, documents: [{ name: 'mine' }] });
      const { text } = await reviewing.one
        .as('ben-lindqvist')
        .get(`/change-sets/${made.id}/blast-radius`)
        .expect(200);
      expect(text).toContain('search-relevance/development/mine.yaml');
      expect(text).not.toContain('other.yaml');
    });
  });

  describe('a blast radius', () => {
    it('comes line by line, of edits and of a change set alike', async () => {
      const edits = [service('rag', 'assistant', 4)];
      const ada = reviewing.one.as('ada-okafor');
      const answer = await ada
        .post('/change-sets/blast-radius', { edits })
        .expect(200)
        .expect('Content-Type', /^application\/x-ndjson/);
      const found = lines(answer.text);
      expect(found.map(({ type }) => type)).toEqual([
        'started',
        'progress',
        'done',
      ]);
      expect(found[0]).toMatchObject({
        valid: true,
        against: await reviewing.portal.head(),
      });
      expect(found[1]).toMatchObject({
        compared: 1,
        total: 1,
        touched: [{ document: path, change: 'changed', restarts: false }],
      });
      const proposed = await propose(4);
      const ofChangeSet = await reviewing.two
        .as('ada-okafor')
        .get(`/change-sets/${proposed.id}/blast-radius`)
        .expect(200);
      expect(lines(ofChangeSet.text).at(-1)).toEqual(found.at(-1));
      await ada.post(`/change-sets/${proposed.id}/withdraw`, {}).expect(200);
    });

    it('is refused before the first line as anything else is', async () => {
      const ada = reviewing.one.as('ada-okafor');
      const edits = [namespace('search-relevance')];
      const denied = await ada.post('/change-sets/blast-radius', { edits });
      expect(denied.status).toBe(403);
      const unknown = `/change-sets/${randomUUID()}/blast-radius`;
      expect((await ada.get(unknown)).status).toBe(404);
    });
  });

  describe('an ending', () => {
    it.each(Object.entries(ending(reviewing)))('%s', async (_, run) => {
      await expect(run()).resolves.toBeUndefined();
    });
  });
});
