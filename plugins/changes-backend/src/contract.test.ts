import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  expectContractKept,
  expectNoServerError,
} from '@waymark/backend-test-utils';
import { namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(12 * 60_000);

const CONTRACT = resolvePackagePath(
  '@waymark/plugin-changes-backend',
  'src/schema/openapi.yaml',
);

describe('the contract of changes', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const edits = [namespace('assistant'), service('first')];
  let one: Awaited<ReturnType<TestPortal['replica']>>;
  let examples: Record<string, unknown[]>;

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica();
    const ada = one.as('ada-okafor');
    for (const edit of edits) {
      await ada.post('/change-sets', changeSet([edit])).expect(200);
    }
    const { body } = await ada.get('/change-sets?limit=1').expect(200);
    const [newest] = body.items;
    const now = new Date().toISOString();
    const moments = [newest.commit, newest.commit.slice(0, 12), now];
    examples = {
      action: ['put'],
      actor: [newest.author, 'git:emil.sorensen@meridian.example'],
      after: moments,
      at: moments,
      base: [newest.base, newest.commit],
      before: moments,
      content: edits.map(({ content }) => content),
      cursor: [body.nextCursor],
      environment: ['development'],
      id: [newest.id],
      idempotencyKey: [newest.idempotencyKey],
      kind: ['WebService', 'TenantNamespace'],
      path: [...edits.map(({ path }) => path), 'tenants/assistant/'],
      revision: [0, 1],
      since: moments,
      team: ['assistant', 'risk-models'],
      until: moments,
    };
  });

  it('is kept for who may do all of it', async () => {
    const hugo = one.as('hugo-martins');
    const wanted = [service('second')];
    const draft = async () => {
      const id = randomUUID();
      await hugo
        .put(`/change-sets/${id}`, {
          edits: wanted,
          reason: 'One more',
          revision: 0,
        })
        .expect(200);
      return id;
    };
    const proposed = await draft();
    await hugo
      .post(`/change-sets/${proposed}/propose`, { revision: 1 })
      .expect(200);
    const noRollOut =
      'One rolls out only where more changes than one batch holds';
    const kept = expectContractKept(
      CONTRACT,
      ({ method, path, body }) => hugo.send(method, path, body),
      {
        examples: {
          ...examples,
          edits: [wanted],
          'createChangeSet.idempotencyKey': [randomUUID()],
          'discardDraft.id': [await draft()],
          'proposeDraft.id': [await draft()],
          'proposeDraft.revision': [1],
          'saveDraft.id': [randomUUID()],
          'saveDraft.revision': [0],
          'withdrawChangeSet.id': [proposed],
        },
        exceptions: {
          releaseUpgrade:
            'One waits only where another compiler rendered before',
          resumeRollOut: noRollOut,
          stopRollOut: noRollOut,
        },
      },
    );
    await expect(kept).resolves.toBeUndefined();
  });

  it.each(['ada-okafor', 'hugo-martins'])(
    'has no request of %s that is the server’s fault',
    async person => {
      const asked = expectNoServerError(
        CONTRACT,
        ({ method, path, body }) => one.as(person).send(method, path, body),
        { examples },
      );
      await expect(asked).resolves.toBeUndefined();
    },
  );
});
