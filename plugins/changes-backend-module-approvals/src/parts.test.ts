import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import { pathOf, serviceYaml } from './__testUtils__/trials/documents';
import { TrialPortal } from './__testUtils__/trials/TrialPortal';
import { newService } from './__testUtils__/trials/verbs/changeSets';

jest.setTimeout(5 * 60_000);

const PATIENCE = { timeoutMs: 120_000, everyMs: 50 };

describe('a change of a workload in production', () => {
  let portal: TrialPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    portal = await TrialPortal.start(await databases.init('POSTGRES_18'));
  });

  it('of sensitive data takes the platform beside those who approve for production', async () => {
    const { ada, dara, hugo } = portal;
    const name = portal.name('vault');
    const content = serviceYaml(name).replace(
      'spec:\n',
      'spec:\n  dataSensitivity: confidential\n',
    );
    const path = pathOf(name, 'production');
    const { id } = await ada.changes.createChangeSet(
      newService(name, {
        edits: [{ action: 'put', path, content }],
        mode: 'change-request',
      }),
    );
    const asked = await until(
      async () => {
        const subject = `change-set:${id}`;
        const { items } = await dara.approvals.listRequests({ subject });
        return items.at(0);
      },
      { ...PATIENCE, what: 'the request for approval' },
    );
    expect(asked).toMatchObject({
      sensitivity: 'confidential',
      requirements: [{ id: 'production' }, { id: 'data' }],
    });
    const approve = { verdict: 'approve' } as const;
    const half = await dara.approvals.decide(asked.id, approve);
    expect(half.state).toBe('open');
    const whole = await hugo.approvals.decide(asked.id, approve);
    expect(whole.state).toBe('approved');
    const commit = await until(
      async () => (await ada.changes.getChangeSet(id)).commit,
      { ...PATIENCE, what: 'the merge' },
    );
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
  });
});
