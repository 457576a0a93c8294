import { TestDatabases } from '@backstage/backend-test-utils';
import { grantHash } from '@waymark/plugin-approvals-node';
import { until } from '@waymark/backend-test-utils';
import { load } from 'js-yaml';
import { ref } from './__testUtils__/people';
import { exception, quota, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

describe('approvals', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let as: Awaited<ReturnType<TestPortal['replica']>>;
  let other: typeof as;

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    as = await portal.replica();
    other = await portal.replica();
  });

  async function opened(input: object, by = 'ada-okafor') {
    const answer = await as(by).post('/requests', input);
    expect(answer.body).toMatchObject({ state: 'open' });
    return answer.body;
  }
  const decide = (who: string, id: string, body: object) =>
    as(who).post(`/requests/${id}/decisions`, body);
  const approve = { verdict: 'approve' };

  it('goes from a request to a grant, each verb audited once, each event told once', async () => {
    const request = await opened(quota());
    expect(request).toMatchObject({
      kindTitle: 'More quota',
      waitingFor: 'approvers',
      requester: ref('ada-okafor'),
      requirements: [{ id: 'platform', met: false, quorum: 1 }],
      you: { decide: [], withdraw: true, comment: true },
    });
    const { id } = request;

    const seen = await as('emil-sorensen').get(`/requests/${id}`);
    expect(seen.body.you).toMatchObject({
      decide: [{ requirement: 'platform' }],
      askBack: true,
    });
    const { body } = await decide('emil-sorensen', id, approve);
    expect(body).toMatchObject({
      state: 'approved',
      decision: {
        request: id,
        outcome: 'approved',
        subjectHash: request.subject.hash,
        decisions: [{ by: ref('emil-sorensen'), verdict: 'approve' }],
      },
    });

    const written = await until(async () => {
      const { body: now } = await as('ada-okafor').get(`/requests/${id}`);
      return now.grant?.state === 'written' ? now : undefined;
    });
    expect(written.grant).toMatchObject({ path: `grants/${id}.yaml` });
    expect(await portal.audit(id)).toEqual([
      'request.opened',
      'request.decided',
      'request.granted',
    ]);
    expect(await portal.notices(id)).toEqual(['opened', 'ended']);

    const sent = portal.changes.committed.get(`grant:${id}`);
    expect(sent?.reason).toBe(`Approved: ${written.subject.title}`);
    const [edit] = sent?.edits ?? [];
    expect(load(edit.content)).toMatchObject({
      kind: 'Grant',
      spec: {
        request: id,
        subjectHash: request.subject.hash,
        approvers: [{ part: 'platform', by: ref('emil-sorensen') }],
      },
    });
    const confirm = (text: string, which = id) =>
      as('plugin:changes')
        .get(`/grants/${which}/confirm?hash=${grantHash(text)}`)
        .then(answer => answer.body);
    expect(await confirm(edit.content)).toMatchObject({
      confirmed: true,
      decision: body.decision.id,
      subjectHash: request.subject.hash,
    });
    expect(await confirm(`${edit.content}#`)).toEqual({
      confirmed: false,
      because: 'changed',
    });
    expect(await confirm(edit.content, request.subject.ref)).toEqual({
      confirmed: false,
      because: 'unknown',
    });
  });

  it('gives the same request for the same key, and refuses another one with it', async () => {
    const input = quota();
    const [first, second] = await Promise.all([
      as('ada-okafor').post('/requests', input),
      other('ada-okafor').post('/requests', input),
    ]);
    expect(second.body.id).toBe(first.body.id);
    expect(await portal.audit(first.body.id)).toEqual(['request.opened']);
    const changed = { ...input, reason: 'Something else.' };
    await as('ada-okafor').post('/requests', changed).expect(409);
    const { idempotencyKey } = input;
    await as('emil-sorensen')
      .post('/requests', quota({ idempotencyKey }))
      .expect(409);
  });

  it('needs a person for each part, and never who asked or made it', async () => {
    const { id } = await opened(exception());
    await decide('ada-okafor', id, approve).expect(403);
    const first = await decide('dara-novak', id, approve).expect(200);
    expect(first.body).toMatchObject({
      state: 'open',
      requirements: [
        { id: 'security', met: true },
        { id: 'platform', met: false },
      ],
    });
    const again = await decide('dara-novak', id, approve).expect(200);
    expect(again.body.state).toBe('open');
    const second = await decide('dara-novak', id, {
      ...approve,
      requirement: 'platform',
    });
    expect(second.status).toBe(403);
    expect(second.body.error.message).toMatch(/decided one part already/);
    await decide('hugo-martins', id, approve).expect(200);
    expect(await portal.audit(id)).toEqual(
      expect.arrayContaining(['request.decided', 'request.decided']),
    );

    const own = await opened(quota(), 'emil-sorensen');
    await decide('emil-sorensen', own.id, approve).expect(403);
    await decide('hugo-martins', own.id, approve).expect(200);
  });

  it('decides once, though two people on two replicas do at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await opened(quota());
      const answers = await Promise.all([
        as('emil-sorensen').post(`/requests/${id}/decisions`, approve),
        other('hugo-martins').post(`/requests/${id}/decisions`, {
          verdict: 'reject',
          reason: 'There is no room.',
        }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { body } = await as('ada-okafor').get(`/requests/${id}`);
      expect(body.decision.decisions).toHaveLength(1);
      expect(
        await portal.knex('decisions').where({ request: id }),
      ).toHaveLength(1);
    }
  });

  it('says why it is rejected, and then ends', async () => {
    const { id } = await opened(quota());
    const silent = await decide('emil-sorensen', id, { verdict: 'reject' });
    expect(silent.status).toBe(400);
    expect(silent.body.error.findings).toMatchObject([{ path: 'reason' }]);
    const reason = 'The cluster is full.';
    const { body } = await decide('emil-sorensen', id, {
      verdict: 'reject',
      reason,
    });
    expect(body).toMatchObject({
      state: 'rejected',
      decision: { outcome: 'rejected', decisions: [{ reason }] },
    });
    expect(body.grant).toBeUndefined();
    await decide('hugo-martins', id, approve).expect(409);
  });

  it('goes back to the requester with a question, and on with the answer', async () => {
    const { id } = await opened(quota());
    const text = 'For how long?';
    const asked = await as('emil-sorensen')
      .post(`/requests/${id}/ask-back`, { text })
      .expect(200);
    expect(asked.body).toMatchObject({
      state: 'open',
      waitingFor: 'requester',
    });
    await decide('emil-sorensen', id, approve).expect(409);
    const waiting = await as('ada-okafor').get('/requests?view=waiting');
    expect(waiting.body.items.map((one: { id: string }) => one.id)).toEqual([
      id,
    ]);
    await as('emil-sorensen')
      .post(`/requests/${id}/answer`, { text })
      .expect(403);
    const { body } = await as('ada-okafor')
      .post(`/requests/${id}/answer`, { text: 'Two days.' })
      .expect(200);
    expect(body).toMatchObject({ waitingFor: 'approvers' });
    expect(body.activity).toMatchObject([
      { type: 'opened' },
      { type: 'asked-back', text, actor: ref('emil-sorensen') },
      { type: 'answered', text: 'Two days.' },
    ]);
    expect(await portal.notices(id)).toEqual(['opened', 'asked', 'answered']);
    await as('ada-okafor').post(`/requests/${id}/answer`, { text }).expect(409);
    await decide('emil-sorensen', id, approve).expect(200);
  });

  it('lets somebody decide for who lent them their part, and records both', async () => {
    const { id } = await opened(exception());
    const lend = {
      to: ref('hugo-martins'),
      until: new Date(Date.now() + 3_600_000).toISOString(),
      reason: 'Holiday',
    };
    await as('ada-okafor').post('/delegations', lend).expect(403);
    await as('dara-novak')
      .post('/delegations', { ...lend, to: ref('dara-novak') })
      .expect(400);
    await as('dara-novak')
      .post('/delegations', { ...lend, until: '2999-01-01T00:00:00Z' })
      .expect(400);
    const { body: made } = await as('dara-novak')
      .post('/delegations', lend)
      .expect(200);
    const { body: same } = await as('dara-novak').post('/delegations', lend);
    expect(same.id).toBe(made.id);

    const seen = await as('hugo-martins').get(`/requests/${id}`);
    expect(seen.body.you.decide).toEqual([
      { requirement: 'platform' },
      { requirement: 'security', onBehalfOf: ref('dara-novak') },
    ]);
    const { body } = await decide('hugo-martins', id, {
      ...approve,
      requirement: 'security',
    });
    expect(body.requirements[0].decisions).toMatchObject([
      { by: ref('hugo-martins'), onBehalfOf: ref('dara-novak') },
    ]);
    await decide('hugo-martins', id, {
      ...approve,
      requirement: 'platform',
    }).expect(403);
    await decide('emil-sorensen', id, approve).expect(200);

    await as('hugo-martins').post(`/delegations/${made.id}/end`).expect(404);
    const { body: over } = await as('dara-novak')
      .post(`/delegations/${made.id}/end`)
      .expect(200);
    expect(over.active).toBe(false);
    expect(await portal.audit(made.id)).toEqual([
      'delegation.given',
      'delegation.ended',
    ]);
    const next = await opened(exception());
    const after = await as('hugo-martins').get(`/requests/${next.id}`);
    expect(after.body.you.decide).toEqual([{ requirement: 'platform' }]);
  });

  it('ends by itself, and reminds once', async () => {
    const late = await opened(quota());
    const due = await opened(quota());
    const past = new Date(Date.now() - 1000);
    await portal
      .knex('requests')
      .where({ id: late.id })
      .update({ expires_at: past });
    await portal
      .knex('requests')
      .where({ id: due.id })
      .update({ due_at: past });
    await until(async () => {
      const { body } = await as('ada-okafor').get(`/requests/${late.id}`);
      return body.state === 'expired';
    });
    expect(await portal.audit(late.id)).toEqual([
      'request.opened',
      'request.expired',
    ]);
    await until(async () =>
      (await portal.notices(due.id)).includes('due') ? true : undefined,
    );
    expect(await portal.notices(due.id)).toEqual(['opened', 'due']);
    await decide('emil-sorensen', late.id, approve).expect(409);
  });

  it('is withdrawn by its team, once', async () => {
    const { id } = await opened(quota());
    const text = 'Not needed any more.';
    await as('ben-lindqvist')
      .post(`/requests/${id}/withdraw`, { text })
      .expect(403);
    await as('ada-okafor')
      .post(`/requests/${id}/withdraw`, { text })
      .expect(200);
    await as('ada-okafor')
      .post(`/requests/${id}/withdraw`, { text })
      .expect(200);
    expect(await portal.audit(id)).toEqual([
      'request.opened',
      'request.withdrawn',
    ]);
    await decide('emil-sorensen', id, approve).expect(409);
  });

  it('tries again to write a grant that the repository did not take', async () => {
    portal.changes.away = true;
    const { id } = await opened(quota());
    await decide('emil-sorensen', id, approve).expect(200);
    await until(async () => {
      const { body } = await as('ada-okafor').get(`/requests/${id}`);
      return body.grant.message;
    });
    portal.changes.away = false;
    await portal
      .knex('grants')
      .where({ request: id })
      .update({ next_try_at: new Date(0) });
    await until(async () => {
      const { body } = await as('ada-okafor').get(`/requests/${id}`);
      return body.grant.state === 'written';
    });
    expect(await portal.audit(id)).toHaveLength(3);
  });
});
