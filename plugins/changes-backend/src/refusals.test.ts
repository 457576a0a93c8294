import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { put } from './__testUtils__/documents';
import { folder, namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

describe('what changes refuses', () => {
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

  it('denies with the reason', async () => {
    const { body, status } = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([service('x', 'search-relevance')]));
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      permission: 'changes.change-set.create',
      team: 'search-relevance',
      roles: expect.arrayContaining(['developer']),
    });
    // Every team that is touched has to be allowed.
    await one
      .as('ada-okafor')
      .post(
        '/change-sets',
        changeSet([service('y'), service('x', 'search-relevance')]),
      )
      .expect(403);
    await one.as('ada-okafor').post('/reconciler/runs').expect(403);
    await one.as('jonas-weber').get('/documents').expect(403);
    await one
      .as('jonas-weber')
      .post('/change-sets/preview', { edits: [put('../x', '')] })
      .expect(403);
    for (const path of ['/documents', '/change-sets']) {
      await request(one.server)
        .get(`/api/changes${path}`)
        .set('Authorization', mockCredentials.none.header())
        .expect(401);
    }
  });

  it('holds the reason of a preview to what the change set is held to', async () => {
    const { edits, ...rest } = changeSet([service('reasoned')]);
    const ada = one.as('ada-okafor');
    for (const reason of ['x', '  x  ', 'x'.repeat(501)]) {
      const refused = { edits, reason };
      const { body } = await ada
        .post('/change-sets', { edits, ...rest, reason })
        .expect(400);
      const preview = await ada.post('/change-sets/preview', refused);
      expect(preview.status).toBe(400);
      expect(preview.body.error.message).toBe(body.error.message);
    }
    const reason = 'Room for the launch';
    await ada.post('/change-sets/preview', { edits, reason }).expect(200);
  });

  it.each<[string, object]>([
    [
      'a path that climbs',
      changeSet([put('tenants/assistant/../x.yaml', 'a: 1')]),
    ],
    ['an absolute path', changeSet([put('/etc/passwd', 'a: 1')])],
    ['a folder of git', changeSet([put('.git/hooks/x', 'a: 1')])],
    [
      'a null byte',
      changeSet([put('tenants/assistant/development/x.yaml\0', 'a: 1')]),
    ],
    [
      'a letter that looks like another',
      changeSet([put('tenants/\u0430ssistant/development/x.yaml', 'a: 1')]),
    ],
    ['no edits', { ...changeSet([]) }],
    [
      'the same document twice',
      changeSet([service('twice'), service('twice')]),
    ],
    [
      'put without content',
      changeSet([{ action: 'put', path: `${folder('assistant')}/x.yaml` }]),
    ],
    ['an unknown field', { ...changeSet([service('x')]), force: true }],
    ['an unknown base', changeSet([service('x')], { base: 'f'.repeat(40) })],
    [
      'a base that is no commit',
      changeSet([service('x')], { base: '--upload-pack=x' }),
    ],
    [
      'a key with a line break',
      changeSet([service('x')], { idempotencyKey: 'abcdefgh\nX: y' }),
    ],
    [
      'an alias bomb',
      changeSet([
        put(`${folder('assistant')}/x.yaml`, 'a: &a [1]\nb: [*a, *a]\n'),
      ]),
    ],
    [
      'a prototype',
      changeSet([put(`${folder('assistant')}/x.yaml`, '__proto__: {a: 1}\n')]),
    ],
    ['a list', []],
  ])('refuses %s with 400', async (_title, body) => {
    const before = await portal.head();
    const { status } = await one.as('ada-okafor').post('/change-sets', body);
    expect(status).toBe(400);
    expect(await portal.head()).toBe(before);
  });

  it.each([
    ['/change-sets?state=open', 'state', 'open', 'Use one of draft'],
    ['/history/as-of?at=yesterday', 'at', 'yesterday', 'Write a time in ISO'],
    ['/change-sets?limit=101', 'limit', 101, 'Use 100 or less'],
  ])('says what to mend of %s', async (path, field, value, fix) => {
    const { body, status } = await one.as('ada-okafor').get(path);
    expect(status).toBe(400);
    expect(body.error.findings).toMatchObject([
      { path: field, fix: expect.stringContaining(fix) },
    ]);
    expect(String(body.error.findings[0].value)).toBe(String(value));
    expect(body.error.message).not.toMatch(/must match|must be|\\d/);
  });

  it('refuses what is too large before reading it', async () => {
    const body = changeSet([
      put(`${folder('assistant')}/x.yaml`, 'x'.repeat(5_000_000)),
    ]);
    const { status, body: answer } = await one
      .as('ada-okafor')
      .post('/change-sets', body);
    expect(status).toBe(400);
    expect(answer.error.message).toContain('too large');
  });
});
