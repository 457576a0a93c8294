import { createHmac } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import { pushByHand, readBranch } from './__testUtils__/branches';
import { folder, namespace, service } from './__testUtils__/edits';
import {
  changeSet,
  TestPortal,
  WEBHOOK_SECRET,
} from './__testUtils__/TestPortal';
import request from 'supertest';

jest.setTimeout(120_000);

describe('changes', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let one: Awaited<ReturnType<TestPortal['replica']>>;
  let two: Awaited<ReturnType<TestPortal['replica']>>;

  const audit = async (subject: string) =>
    portal.knex('audit').where({ subject }).orderBy('id').pluck('action');
  const rendered = () => readBranch(portal, 'rendered');
  const isRendered = (id: string) =>
    until(async () => {
      const { body } = await one.as('ada-okafor').get(`/change-sets/${id}`);
      return body.rendered;
    });

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica();
    two = await portal.replica();
    await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([namespace('assistant')]))
      .expect(200);
    await two
      .as('ben-lindqvist')
      .post('/change-sets', changeSet([namespace('search-relevance')]))
      .expect(200);
  });

  it('takes a service from preview to branch rendered', async () => {
    const ada = one.as('ada-okafor');
    const edits = [service('document-search')];
    const preview = await ada.post('/change-sets/preview', { edits });
    expect(preview.body).toMatchObject({ valid: true });
    const objects = preview.body.documents[0].objects;
    expect(objects.length).toBeGreaterThanOrEqual(15);
    expect(
      objects.every(({ change }: { change: string }) => change === 'added'),
    ).toBe(true);

    const { body } = await ada.post('/change-sets', changeSet(edits));
    expect(body).toMatchObject({
      state: 'committed',
      author: 'user:default/ada-okafor',
      teams: ['assistant'],
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    await isRendered(body.id);
    const files = await rendered();
    for (const { path, after } of objects) {
      expect(files.get(path)).toBe(after);
    }
    expect(await audit(body.id)).toEqual(['change-set.committed']);

    const { body: documents } = await ada.get(
      `/documents?path=${edits[0].path}`,
    );
    expect(documents.items).toMatchObject([
      { content: edits[0].content, held: false, kind: 'WebService' },
    ]);
    const { body: status } = await ada.get('/reconciler');
    expect(status).toMatchObject({ upToDate: true, lag: 'PT0S', held: [] });
  });

  it('names the person as author of the commit', async () => {
    const { body } = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([service('authored')]));
    const { author, trailers } = await portal.commit(body.commit);
    expect(author).toEqual({
      name: 'Ada Okafor',
      email: 'ada.okafor@meridian.example',
    });
    expect(trailers.get('Waymark-Change-Set')).toBe(body.id);
  });

  it('lands change sets of two replicas from the same base', async () => {
    const { body: before } = await one.as('ada-okafor').get('/documents');
    const results = await Promise.all(
      [one, two, one, two].map((replica, index) =>
        replica
          .as('ada-okafor')
          .post(
            '/change-sets',
            changeSet([service(`together-${index}`)], { base: before.commit }),
          ),
      ),
    );
    expect(results.map(({ body }) => body.state)).toEqual(
      Array(4).fill('committed'),
    );
  });

  it('answers a conflict with the documents', async () => {
    const { body: before } = await one.as('ada-okafor').get('/documents');
    await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([service('authored', 'assistant', 2)]))
      .expect(200);
    const { body, status } = await two.as('ada-okafor').post(
      '/change-sets',
      changeSet([service('authored', 'assistant', 3)], {
        base: before.commit,
      }),
    );
    expect(status).toBe(409);
    expect(body.error.documents).toEqual([
      `${folder('assistant')}/authored.yaml`,
    ]);
  });

  it('refuses a service name that another team has, and frees the key', async () => {
    const ben = two.as('ben-lindqvist');
    const wanted = changeSet([service('document-search', 'search-relevance')]);
    const { body, status } = await ben.post('/change-sets', wanted);
    expect(status).toBe(400);
    expect(body.error.findings).toContainEqual(
      expect.objectContaining({ constraint: 'service.unique' }),
    );
    await ben
      .post('/change-sets', {
        ...wanted,
        edits: [service('document-search-2', 'search-relevance')],
      })
      .expect(200);
  });

  it('gives the same change set for the same key, and refuses another request with it', async () => {
    const wanted = changeSet([service('idempotent')]);
    const results = await Promise.all(
      [one, two, one].map(replica =>
        replica.as('ada-okafor').post('/change-sets', wanted),
      ),
    );
    const ids = new Set(results.map(({ body }) => body.id));
    const commits = new Set(results.map(({ body }) => body.commit));
    expect([ids.size, commits.size]).toEqual([1, 1]);
    const [id] = ids;
    expect(await audit(id)).toEqual(['change-set.committed']);
    await one
      .as('ada-okafor')
      .post('/change-sets', { ...wanted, reason: 'Something else' })
      .expect(409);
  });

  it('finds its commit again when the database write was lost', async () => {
    await portal.knex.raw(`
      create function lose() returns trigger language plpgsql as
      $$ begin raise exception 'the connection was lost'; end $$;
      create trigger lose before insert on audit execute function lose();`);
    const wanted = changeSet([service('crashed')]);
    const lost = await one.as('ada-okafor').post('/change-sets', wanted);
    expect(lost.status).toBe(500);
    await portal.knex.raw('drop trigger lose on audit; drop function lose;');
    const pushed = await readBranch(portal, 'main');
    expect(pushed.has(`${folder('assistant')}/crashed.yaml`)).toBe(true);
    const before = await portal.log('main');

    const again = await two.as('ada-okafor').post('/change-sets', wanted);
    expect(again.body.state).toBe('committed');
    expect(await portal.log('main')).toEqual(before);
    expect(before).toContain(again.body.commit);
    expect(await audit(again.body.id)).toEqual(['change-set.committed']);
  });

  it('sweeps up what a killed process left on main', async () => {
    const wanted = changeSet([service('swept')]);
    const { body } = await one.as('ada-okafor').post('/change-sets', wanted);
    await portal
      .knex('change_sets')
      .where({ id: body.id })
      .update({
        state: 'pending',
        commit: null,
        created_at: new Date(Date.now() - 120_000),
      });
    await one.as('emil-sorensen').post('/reconciler/runs').expect(200);
    const swept = await two.as('ada-okafor').get(`/change-sets/${body.id}`);
    expect(swept.body).toMatchObject({
      state: 'committed',
      commit: body.commit,
    });
  });

  it('renders a push by hand, told by webhook, and holds an invalid one', async () => {
    const path = `${folder('assistant')}/by-hand.yaml`;
    const hook = (body: string, secret = WEBHOOK_SECRET) =>
      request(one.server)
        .post('/api/changes/webhook')
        .set('Content-Type', 'application/json')
        .set(
          'X-Gitea-Signature',
          createHmac('sha256', secret).update(body).digest('hex'),
        )
        .send(body);
    await hook('{}', 'another secret').expect(401);

    await pushByHand(portal, { [path]: service('by-hand').content });
    await hook('{"ref":"refs/heads/main"}').expect(202);
    const good = await until(async () => {
      const files = await rendered();
      return [...files.keys()].filter(file => file.includes('/by-hand/'));
    });
    const invalid = await pushByHand(portal, {
      [path]: service('by-hand').content.replace('python', 'cobol'),
      [`${folder('assistant')}/beside.yaml`]: service('beside').content,
    });
    await hook('{"ref":"refs/heads/main"}').expect(202);
    const { body } = await until(async () => {
      const status = await one.as('ada-okafor').get('/reconciler');
      return status.body.upToDate && status;
    });
    expect(body.held).toMatchObject([
      {
        path,
        lastGood: true,
        findings: [{ path: 'spec.runtime.language', fix: expect.any(String) }],
      },
    ]);
    const files = [...(await rendered()).keys()];
    expect(files).toEqual(expect.arrayContaining(good));
    expect(files.some(file => file.includes('/beside/'))).toBe(true);
    const { state, statuses } = await until(async () => {
      const combined = await portal.portalForge.getCombinedStatus(
        portal.ref,
        invalid,
      );
      return combined.statuses.length > 0 && combined;
    });
    expect(state).toBe('failure');
    expect(statuses[0].description).toContain('spec.runtime.language');

    const beside = await pushByHand(portal, {
      [`${folder('assistant')}/beside.yaml`]: null,
    });
    await hook('{"ref":"refs/heads/main"}').expect(202);
    const other = await until(async () => {
      const combined = await portal.portalForge.getCombinedStatus(
        portal.ref,
        beside,
      );
      return combined.statuses.length > 0 && combined;
    });
    expect(other.state).toBe('success');
    expect(other.statuses[0].description).toMatch(/1 document is held/);

    await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([{ action: 'delete', path }]))
      .expect(200);
  });

  it('opens a change request, and follows it when it is merged', async () => {
    const wanted = changeSet([service('reviewed')], { mode: 'change-request' });
    const ada = one.as('ada-okafor');
    const { body } = await ada.post('/change-sets', wanted);
    expect(body).toMatchObject({
      state: 'proposed',
      changeRequest: { number: expect.any(Number) },
    });
    const again = await two.as('ada-okafor').post('/change-sets', wanted);
    expect(again.body.changeRequest).toEqual(body.changeRequest);
    await portal.portalForge.mergeChangeRequest(
      portal.ref,
      body.changeRequest.number,
    );
    await one.as('emil-sorensen').post('/reconciler/runs').expect(200);
    const merged = await ada.get(`/change-sets/${body.id}`);
    expect(merged.body).toMatchObject({
      state: 'committed',
      commit: expect.any(String),
      rendered: { commit: expect.any(String) },
    });
    expect(await audit(body.id)).toEqual([
      'change-set.proposed',
      'change-set.committed',
    ]);
  });

  it('pages lists by key, and shows each team its own', async () => {
    const ada = one.as('ada-okafor');
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await ada.get(
        `/change-sets?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const { body: ben } = await two.as('ben-lindqvist').get('/change-sets');
    expect(
      ben.items.every(({ teams }: { teams: string[] }) =>
        teams.includes('search-relevance'),
      ),
    ).toBe(true);
    const denied = await two.as('ben-lindqvist').get(`/change-sets/${seen[0]}`);
    expect(denied.status).toBe(403);
    const { body: documents } = await two.as('ben-lindqvist').get('/documents');
    expect(
      documents.items.every(
        ({ team }: { team: string }) => team === 'search-relevance',
      ),
    ).toBe(true);
    await ada.get('/change-sets?cursor=nonsense').expect(400);
  });

  it('counts in the format of Prometheus', async () => {
    const { text } = await one.metrics().expect(200);
    expect(text).toMatch(
      /waymark_changes_change_sets_total\{mode="commit",outcome="committed"\} \d+/,
    );
    expect(text).toContain('waymark_changes_reconciler_lag_seconds 0');
  });

  it('changes nothing when it reconciles again', async () => {
    const emil = one.as('emil-sorensen');
    await emil.post('/reconciler/runs').expect(200);
    const before = await portal.log('rendered');
    const { body } = await emil.post('/reconciler/runs');
    expect(body).toMatchObject({ state: 'unchanged', written: 0 });
    expect(await portal.log('rendered')).toEqual(before);
  });

  it('says 503 while the forge is down', async () => {
    await portal.running.stop();
    const { status } = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([service('later')]));
    expect(status).toBe(503);
  });
});
