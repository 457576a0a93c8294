import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import { folder, namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const PATH = `${folder('assistant')}/search.yaml`;

/** An answer without when it was given. */
const steady = ({ asOf: _, ...answer }: { asOf?: string }) => answer;

describe('an agent', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let replica: Awaited<ReturnType<TestPortal['replica']>>;
  let first: string;

  const invoke = (person: string, action: string, input: object) =>
    replica
      .as(person)
      .post(`/.backstage/actions/v1/actions/changes:${action}/invoke`, input);
  const create = async (minReplicas: number) => {
    const edits = [
      ...(minReplicas === 1 ? [namespace('assistant')] : []),
      service('search', 'assistant', minReplicas),
    ];
    const { body } = await replica
      .as('ada-okafor')
      .post('/change-sets', changeSet(edits))
      .expect(200);
    return body.commit;
  };
  /** Main as it is now is imported and rendered, so that nothing moves any more. */
  const settled = () =>
    until(async () => {
      const ask = replica.as('emil-sorensen');
      const { body: status } = await ask.get('/reconciler');
      const { body: history } = await ask.get('/history');
      return status.upToDate && history.imported.behind === 0;
    });

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    replica = await portal.replica();
    first = await create(1);
    await create(2);
    await settled();
  });

  it.each([
    ['list', '/change-sets', {}],
    ['list', '/change-sets', { state: 'committed', limit: 1 }],
    ['documents', '/documents', { path: PATH }],
    ['dependents', '/dependents', { kind: 'SizeProfile', name: 'small' }],
    ['findings', '/findings', {}],
    ['history', '/history', { path: PATH }],
    ['as-of', '/history/as-of', { at: '2999-01-01' }],
    ['verification', '/history/verification', {}],
    ['reconciler', '/reconciler', {}],
    ['reconciler-runs', '/reconciler/runs', { limit: 2 }],
    ['roll-outs', '/reconciler/roll-outs', {}],
    ['delivery', '/reconciler/delivery', {}],
    ['drift', '/reconciler/drift', {}],
  ])('is told by %s what %s tells', async (action, path, input) => {
    for (const person of ['ada-okafor', 'ben-lindqvist']) {
      const asked = replica.as(person).get(path).query(input);
      const { body, status } = await asked;
      const answer = await invoke(person, action, input);
      expect(answer.status).toBe(status);
      expect(steady(answer.body.output)).toEqual(steady(body));
    }
  });

  it('restores what was, once, by its own door', async () => {
    const request = {
      at: first,
      path: PATH,
      idempotencyKey: `agent:${randomUUID()}`,
    };
    const compared = await invoke('ada-okafor', 'compare', {
      before: first,
      after: '2999-01-01',
    });
    expect(compared.body.output.items).toMatchObject([
      { path: PATH, change: 'changed' },
    ]);
    const dry = { ...request, dryRun: true };
    const before = await portal.head();
    const { body } = await invoke('ada-okafor', 'restore', dry);
    expect(body.output).toMatchObject({ preview: { valid: true } });
    expect(await portal.head()).toBe(before);

    const restored = await invoke('ada-okafor', 'restore', request);
    const { changeSet: made } = restored.body.output;
    expect(made).toMatchObject({ state: 'committed' });
    await settled();
    const again = await invoke('ada-okafor', 'restore', request);
    expect(again.body.output.changeSet).toMatchObject({
      id: made.id,
      commit: made.commit,
    });
    const { body: found } = await invoke('ada-okafor', 'history', {
      path: PATH,
      limit: 1,
    });
    expect(found.output.items).toMatchObject([
      { changeSet: made.id, door: 'agent', commit: made.commit },
    ]);
  });

  it('may what its person may', async () => {
    const refused = await invoke('ben-lindqvist', 'restore', {
      at: first,
      path: PATH,
      idempotencyKey: `agent:${randomUUID()}`,
    });
    // It is not his to see, so that there is nothing to restore.
    expect(refused.body.output).toMatchObject({ documents: [] });
    await invoke('ada-okafor', 'run-reconciler', {}).expect(403);
    await invoke('ada-okafor', 'verify-history', {}).expect(403);
    const ran = await invoke('emil-sorensen', 'run-reconciler', {});
    expect(ran.body.output).toMatchObject({ state: 'unchanged' });
    const verified = await invoke('emil-sorensen', 'verify-history', {
      replay: true,
    });
    expect(verified.body.output).toMatchObject({ holds: true, replayed: true });
  });

  it('keeps a draft, proposes the revision that it was told, or throws it away', async () => {
    const draft = async (input: object) => {
      const { body } = await invoke('ada-okafor', 'save-draft', {
        edits: [service('drafted')],
        reason: 'Tried by an agent',
        ...input,
      });
      return body.output;
    };
    const { id, revision } = await draft({});
    const again = await draft({ id, revision });
    expect(again).toMatchObject({ id, state: 'draft' });
    const stale = await invoke('ada-okafor', 'propose', { id, revision });
    expect(stale.status).toBe(409);
    const { body } = await invoke('ada-okafor', 'propose', {
      id,
      revision: again.revision,
    });
    expect(body.output).toMatchObject({ id, state: 'proposed' });

    const other = await draft({});
    await invoke('ada-okafor', 'discard-draft', { id: other.id }).expect(200);
    await invoke('ada-okafor', 'get', { id: other.id }).expect(404);
  });
});
