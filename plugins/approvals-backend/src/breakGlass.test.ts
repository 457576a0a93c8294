import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import type { BreakGlassInput } from '@waymark/plugin-approvals-common';
import { grantHash } from '@waymark/plugin-approvals-node';
import { load } from 'js-yaml';
import { ref } from './__testUtils__/people';
import { quota, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const REASON = 'The queue is stuck and nobody else is awake.';

const taking = (more: Partial<BreakGlassInput> = {}): BreakGlassInput => ({
  team: 'assistant',
  environment: 'staging',
  role: 'deployer',
  minutes: 30,
  reason: REASON,
  idempotencyKey: `test:${randomUUID()}`,
  ...more,
});

describe('break-glass access', () => {
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

  const take = (who: string, input: object, at = as) =>
    at(who).post('/break-glass', input);
  const end = (who: string, id: string, at = as) =>
    at(who).post(`/break-glass/${id}/end`, { text: 'It runs again.' });
  const see = async (id: string, who = 'dara-novak') =>
    (await as(who).get(`/requests/${id}`)).body;
  const grantOf = (id: string) => portal.changes.tree.get(`grants/${id}.yaml`);
  const confirm = async (id: string, text: string) =>
    (
      await as('plugin:changes').get(
        `/grants/${id}/confirm?hash=${grantHash(text)}`,
      )
    ).body;
  const findings = (body: {
    error: { findings: Array<{ path: string; constraint: string }> };
  }) =>
    body.error.findings.map(({ constraint, path }) => `${path} ${constraint}`);

  it('is there at once, loud, ended early and reviewed by somebody else', async () => {
    const { body } = await take('ada-okafor', taking()).expect(200);
    const { id } = body;
    expect(body).toMatchObject({
      kind: 'break-glass',
      state: 'open',
      subject: { title: 'Break-glass: deployer in assistant-staging' },
      access: {
        state: 'open',
        person: ref('ada-okafor'),
        user: 'ada.okafor@meridian.example',
        namespace: 'assistant-staging',
        role: 'deployer',
      },
      grant: { state: 'written' },
      you: { decide: [], withdraw: false, endAccess: true },
    });
    const text = grantOf(id) ?? '';
    expect(load(text)).toMatchObject({
      spec: {
        kind: 'break-glass',
        approvers: [],
        expiresAt: body.access.expiresAt,
        access: { reason: REASON, user: 'ada.okafor@meridian.example' },
      },
    });
    expect(await confirm(id, text)).toMatchObject({ because: 'known' });
    expect(await portal.notices(id)).toEqual(['access-taken']);
    const [told] = await portal
      .knex('outbox')
      .where({ key: `request:${id}:access-taken` })
      .pluck('notice');
    expect(told).toMatchObject({
      to: ['group:default/security', 'group:default/assistant'],
      severity: 'critical',
    });

    const decide = (who: string) =>
      as(who).post(`/requests/${id}/decisions`, {
        verdict: 'approve',
        reason: 'The log says the same.',
      });
    expect((await see(id)).you).toMatchObject({ decide: [], endAccess: true });
    await decide('dara-novak').expect(409);
    await as('ada-okafor')
      .post(`/requests/${id}/withdraw`, { text: 'Oops' })
      .expect(409);
    await end('ben-lindqvist', id).expect(403);
    const ended = await end('dara-novak', id).expect(200);
    expect(ended.body).toMatchObject({
      state: 'open',
      access: { state: 'ended', endedBy: ref('dara-novak') },
      grant: { state: 'removed' },
      you: { decide: [{ requirement: 'review' }], endAccess: false },
    });
    expect(grantOf(id)).toBeUndefined();
    expect(await confirm(id, text)).toMatchObject({
      confirmed: false,
      because: 'ended',
      endedBy: 'b'.repeat(40),
    });
    const reasonOf = (key: string) =>
      portal.changes.committed.get(`${key}:${id}`)?.reason;
    expect([reasonOf('grant'), reasonOf('grant-end')]).toEqual([
      'Break-glass: deployer in assistant-staging',
      'Ended: Break-glass: deployer in assistant-staging',
    ]);
    await end('ada-okafor', id).expect(200);
    await decide('ada-okafor').expect(403);
    const reviewed = await decide('dara-novak').expect(200);
    expect(reviewed.body).toMatchObject({ state: 'approved' });
    expect(await portal.audit(id)).toEqual([
      'request.opened',
      'request.granted',
      'request.access-ended',
      'request.access-removed',
      'request.decided',
    ]);
    expect(await portal.notices(id)).toEqual([
      'access-taken',
      'access-ended',
      'ended',
    ]);
  });

  it('is one for the same key, and one at a time for a person and namespace', async () => {
    const input = taking({ environment: 'development' });
    const answers = await Promise.all([
      take('ada-okafor', input),
      take('ada-okafor', input, other),
      take('ada-okafor', taking({ environment: 'development' }), other),
    ]);
    const [{ body }] = answers.filter(({ status }) => status === 200);
    expect(answers.map(({ status }) => status)).toContain(409);
    const again = await take(
      'ada-okafor',
      taking({ environment: 'development' }),
    );
    expect(again.status).toBe(409);
    expect(again.body.error.message).toMatch(/already/);
    await take('ada-okafor', {
      ...input,
      idempotencyKey: body.idempotencyKey,
      role: 'viewer',
    }).expect(409);
    expect(await portal.audit(body.id)).toEqual([
      'request.opened',
      'request.granted',
    ]);
    await Promise.all([
      end('ada-okafor', body.id),
      end('ada-okafor', body.id, other),
    ]);
    await until(async () => (await see(body.id)).access.state === 'ended');
    expect(await portal.audit(body.id)).toHaveLength(4);
  });

  it('ends by itself, once, and stays over', async () => {
    const { body } = await take('fatima-haddad', taking()).expect(200);
    const waiting = async () => {
      const { body: page } = await as('dara-novak').get(
        '/requests?view=waiting',
      );
      return page.items.map((one: { id: string }) => one.id);
    };
    expect(await waiting()).not.toContain(body.id);
    await portal
      .knex('accesses')
      .where({ request: body.id })
      .update({ expires_at: new Date(Date.now() - 1000) });
    await until(async () => (await see(body.id)).access.state === 'ended');
    expect(grantOf(body.id)).toBeUndefined();
    expect(await portal.audit(body.id)).toEqual([
      'request.opened',
      'request.granted',
      'request.access-ended',
      'request.access-removed',
    ]);
    const open = await as('dara-novak').get(
      '/requests?kind=break-glass&access=open&team=assistant',
    );
    expect(open.body.items).toEqual([]);
    expect(await waiting()).toContain(body.id);
  });

  it('waits for the repository, and is removed though it was never seen there', async () => {
    const input = taking({ role: 'viewer' });
    portal.changes.refuses = true;
    const { body } = await take('emil-sorensen', input).expect(200);
    expect(body.access.state).toBe('opening');
    const over = await end('emil-sorensen', body.id).expect(200);
    expect(over.body.access.state).toBe('ending');
    portal.changes.refuses = false;
    await portal
      .knex('grants')
      .where({ request: body.id })
      .update({ next_try_at: new Date(0) });
    await until(async () => (await see(body.id)).access.state === 'ended');
    expect(grantOf(body.id)).toBeUndefined();
    expect(await portal.audit(body.id)).toEqual([
      'request.opened',
      'request.access-ended',
      'request.access-removed',
    ]);
  });

  it('names every field that stands in the way', async () => {
    const production = await take(
      'ada-okafor',
      taking({ environment: 'production', minutes: 1440 }),
    );
    expect(production.status).toBe(400);
    expect(findings(production.body)).toEqual([
      'minutes minutes.most',
      'confirm confirm.namespace',
    ]);
    const most = await take('ada-okafor', taking({ minutes: 5000 }));
    expect(most.body.error.findings).toEqual([
      expect.objectContaining({
        path: 'minutes',
        constraint: 'request.too_big',
        value: 5000,
        fix: 'Use 1440 or less.',
      }),
    ]);
    expect(most.body.error.message).toBe(
      'minutes: It is too much. Use 1440 or less.',
    );
    const unknown = await take(
      'ada-okafor',
      taking({ environment: 'constructor' }),
    );
    expect(findings(unknown.body)).toEqual(['environment environment.known']);
    portal.changes.missing.add('assistant-production');
    const missing = await take(
      'ada-okafor',
      taking({ environment: 'production', confirm: 'assistant-production' }),
    );
    expect(findings(missing.body)).toEqual(['environment grant.namespace']);
    portal.changes.missing.clear();
  });

  it('is for those who run the namespace, and is never asked for', async () => {
    await take('ben-lindqvist', taking()).expect(403);
    await take('dara-novak', taking()).expect(403);
    await take('jonas-weber', taking()).expect(403);
    await take('plugin:changes', taking()).expect(403);
    const asked = await as('plugin:changes').post(
      '/requests',
      quota({ kind: 'break-glass', requester: ref('ada-okafor') }),
    );
    expect(findings(asked.body)).toEqual(['kind kind.break-glass']);
    portal.changes.away = true;
    const away = await take('ada-okafor', taking());
    expect(away.status).toBe(503);
    portal.changes.away = false;
  });
});
