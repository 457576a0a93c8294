import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { expectNoServerError } from '@waymark/backend-test-utils';
import { quota, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(12 * 60_000);

const CONTRACT = resolvePackagePath(
  '@waymark/plugin-approvals-backend',
  'src/schema/openapi.yaml',
);

describe('the contract of approvals', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let as: Awaited<ReturnType<TestPortal['replica']>>;
  let examples: Record<string, unknown[]>;

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    as = await portal.replica();
    await as('ada-okafor').post('/requests', quota()).expect(200);
    const input = quota();
    const { body } = await as('ada-okafor').post('/requests', input);
    const list = await as('ada-okafor').get('/requests?limit=1').expect(200);
    examples = {
      cursor: [list.body.nextCursor],
      id: [body.id],
      idempotencyKey: [input.idempotencyKey],
      kind: ['quota', 'exception', 'production-change'],
      requirement: ['platform'],
      subject: ['namespace:assistant-staging', input.subject],
      team: ['assistant', 'risk-models'],
      to: ['user:default/emil-sorensen', 'user:default/nobody'],
      until: [new Date(Date.now() + 3_600_000).toISOString()],
    };
  });

  it.each(['ada-okafor', 'hugo-martins'])(
    'has no request of %s that is the server’s fault',
    async person => {
      const asked = expectNoServerError(
        CONTRACT,
        ({ method, path, body }) => as(person).send(method, path, body),
        { examples },
      );
      await expect(asked).resolves.toBeUndefined();
    },
  );
});
