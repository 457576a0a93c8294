import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  expectContractKept,
  expectNoServerError,
} from '@waymark/backend-test-utils';
import { quota, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(12 * 60_000);

const CONTRACT = resolvePackagePath(
  '@waymark/plugin-approvals-backend',
  'src/schema/openapi.yaml',
);

/** What only who asked for it does; the admin does the rest. */
const ASKING = new Set([
  ...['answerRequest', 'withdrawRequest'],
  ...['openAccess', 'endAccess'],
]);

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

  it('is kept for who asks and for who decides', async () => {
    const opened = async (path: string, input: object) =>
      (await as('ada-okafor').post(path, input).expect(200)).body.id;
    const access = {
      environment: 'staging',
      minutes: 60,
      reason: 'The pods of the payment service do not come up.',
      role: 'deployer',
      team: 'assistant',
    };
    const asked = await opened('/requests', quota());
    const lent = await as('hugo-martins')
      .post('/delegations', {
        to: 'user:default/emil-sorensen',
        until: examples.until[0],
        reason: 'A day off',
      })
      .expect(200);
    const kept = expectContractKept(
      CONTRACT,
      ({ operation, method, path, body }) =>
        as(ASKING.has(operation) ? 'ada-okafor' : 'hugo-martins').send(
          method,
          path,
          body,
        ),
      {
        examples: {
          ...examples,
          'answerRequest.id': [asked],
          'askBack.id': [asked],
          'createRequest.idempotencyKey': [randomUUID()],
          'createRequest.kind': ['quota'],
          'createRequest.subject': [quota().subject],
          'endAccess.id': [
            await opened('/break-glass', {
              ...{ ...access, environment: 'development' },
              idempotencyKey: randomUUID(),
            }),
          ],
          'endDelegation.id': [lent.body.id],
          'openAccess.confirm': ['assistant-staging'],
          'openAccess.environment': [access.environment],
          'openAccess.idempotencyKey': [randomUUID()],
          'openAccess.minutes': [access.minutes],
          'openAccess.team': [access.team],
          'withdrawRequest.id': [await opened('/requests', quota())],
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
        ({ method, path, body }) => as(person).send(method, path, body),
        { examples },
      );
      await expect(asked).resolves.toBeUndefined();
    },
  );
});
