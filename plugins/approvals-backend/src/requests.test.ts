import { TestDatabases } from '@backstage/backend-test-utils';
import { ref } from './__testUtils__/people';
import { exception, quota, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

describe('requests', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let as: Awaited<ReturnType<TestPortal['replica']>>;

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    as = await portal.replica();
  });

  async function opened(input: object, by = 'ada-okafor') {
    const answer = await as(by).post('/requests', input);
    expect(answer.body).toMatchObject({ state: 'open' });
    return answer.body;
  }
  const decide = (who: string, id: string, body: object) =>
    as(who).post(`/requests/${id}/decisions`, body);
  const approve = { verdict: 'approve' };

  it('asks those that the environment names, as many as its document wants, and nobody while that cannot be read', async () => {
    const { production } = portal.changes.platform.environments;
    portal.changes.platform = {
      ...portal.changes.platform,
      environments: {
        ...portal.changes.platform.environments,
        guarded: {
          ...production,
          approvers: { groups: ['security'], quorum: 2 },
        },
      },
    };
    const input = {
      ...quota({ kind: 'production-change', environment: 'guarded' }),
      requester: ref('ada-okafor'),
    };
    portal.changes.away = true;
    await as('plugin:changes').post('/requests', input).expect(503);
    portal.changes.away = false;
    const made = await opened(input, 'plugin:changes');
    const { activity, id, requirements } = made;
    expect(activity).toMatchObject([
      { type: 'opened', actor: ref('ada-okafor') },
    ]);
    expect(requirements).toMatchObject([
      { id: 'production', groups: ['group:default/security'], quorum: 2 },
    ]);
    await decide('emil-sorensen', id, approve).expect(403);
    const { body: half } = await decide('dara-novak', id, approve);
    expect(half.state).toBe('open');
    const { body: whole } = await decide('sol-okonkwo', id, approve);
    expect(whole.state).toBe('approved');
  });

  it('takes what was approved elsewhere as far as the rules accept it, once', async () => {
    const input = {
      ...quota({ kind: 'production-change' }),
      requester: ref('ada-okafor'),
    };
    const of = (...names: string[]) =>
      names.map(name => ({ by: ref(name), reason: 'Merged in the forge' }));
    await as('ada-okafor')
      .post('/requests', { ...quota(), approvals: of('dara-novak') })
      .expect(400);
    const refused = await opened(
      { ...input, approvals: of('ada-okafor', 'ben-lindqvist', 'nobody') },
      'plugin:changes',
    );
    expect(refused.requirements).toMatchObject([{ met: false, decisions: [] }]);
    const accepted = {
      ...input,
      idempotencyKey: `${input.idempotencyKey}:2`,
      approvals: of('ben-lindqvist', 'dara-novak'),
    };
    const ask = () => as('plugin:changes').post('/requests', accepted);
    const [{ body }] = [await ask().expect(200), await ask().expect(200)];
    expect(body).toMatchObject({
      state: 'approved',
      decision: { decisions: [{ by: ref('dara-novak'), verdict: 'approve' }] },
    });
    expect(await portal.audit(body.id)).toEqual([
      'request.opened',
      'request.decided',
    ]);
    // Nobody is kept from deciding what a plugin asks for on its own.
    const own = await opened(
      quota({ kind: 'production-change' }),
      'plugin:changes',
    );
    expect(own.requester).toBe('service:plugin:changes');
    const { body: decided } = await decide('dara-novak', own.id, approve);
    expect(decided.state).toBe('approved');
  });

  it('lists what waits, what is mine, and what may be read, page by page', async () => {
    const requests = [];
    for (let count = 0; count < 5; count += 1) {
      requests.push(await opened(quota({ environment: 'staging' })));
    }
    const walk = async (who: string, query: string) => {
      const ids: string[] = [];
      let cursor = '';
      do {
        const { body } = await as(who).get(
          `/requests?limit=2&${query}${cursor}`,
        );
        ids.push(...body.items.map((one: { id: string }) => one.id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);
      return ids;
    };
    const made = requests.map(({ id }) => id);
    const environment = 'environment=staging';
    expect(await walk('emil-sorensen', `view=waiting&${environment}`)).toEqual(
      made,
    );
    expect(await walk('ada-okafor', `view=mine&${environment}`)).toEqual(
      made.toReversed(),
    );
    expect(await walk('ada-okafor', `view=waiting&${environment}`)).toEqual([]);
    expect(await walk('ben-lindqvist', environment)).toEqual([]);
    await as('grace-park').get('/requests').expect(403);
    await as('jonas-weber').get('/requests').expect(403);
    await as('ben-lindqvist').get(`/requests/${made[0]}`).expect(403);
    const { body } = await as('emil-sorensen').get('/requests?limit=1');
    expect(body.counts.all).toBeGreaterThanOrEqual(5);
    const subject = await as('plugin:changes').get(
      '/requests?subject=namespace:assistant-staging&state=open',
    );
    expect(subject.body.items.length).toBeGreaterThanOrEqual(5);
  });

  it('lets only the portal open what it has checked, in the name of somebody', async () => {
    const change = {
      ...quota(),
      kind: 'production-change',
      environment: 'production',
      subject: {
        type: 'change-set',
        ref: '1',
        hash: 'c'.repeat(64),
        title: 'Scale prompt-gateway',
      },
    };
    const refused = await as('ada-okafor').post('/requests', change);
    expect(refused.body.error.findings).toMatchObject([
      { path: 'kind', constraint: 'kind.opened-by-portal' },
    ]);
    const { body } = await as('plugin:changes')
      .post('/requests', {
        ...change,
        requester: ref('ada-okafor'),
        authors: [ref('dara-novak')],
      })
      .expect(200);
    expect(body.subject.hash).toBe(change.subject.hash);
    await as('plugin:changes')
      .post(`/requests/${body.id}/decisions`, approve)
      .expect(403);
    await decide('dara-novak', body.id, approve).expect(403);
    await decide('sol-okonkwo', body.id, approve).expect(200);
  });

  it('refuses terms that do not fit the kind, with every finding', async () => {
    const none = await as('ada-okafor').post(
      '/requests',
      exception({ terms: undefined }),
    );
    expect(none.body.error.findings).toMatchObject([{ path: 'terms' }]);
    const wrong = await as('ada-okafor').post(
      '/requests',
      exception({
        terms: {
          owner: 'group:default/assistant',
          reviewAt: '2999-01-01T00:00:00Z',
          expiresAt: '2998-01-01T00:00:00Z',
        },
      }),
    );
    expect(
      wrong.body.error.findings.map(({ path }: { path: string }) => path),
    ).toEqual(['terms.expiresAt', 'terms.reviewAt']);
    const script = await as('ada-okafor').post(
      '/requests',
      quota({
        evidence: [{ title: 'x', url: 'data:text/html,x' }],
      }),
    );
    expect(script.status).toBe(400);
  });
});
