import { RENDERED } from '../repository';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from '../__testUtils__/documents';
import {
  GRANT_PATH,
  grantFiles,
  grantYaml,
  TestGrants,
} from '../__testUtils__/grants';
import { TestRepository } from '../__testUtils__/TestRepository';
import { replay } from '.';

jest.setTimeout(120_000);

const { namespace, service } = placesOf('assistant');

describe('access that is given for a time', () => {
  const grants = new TestGrants();
  let repository: TestRepository;
  let replica: ReturnType<TestRepository['replica']>;

  const upgrades = jest.fn(async () => false);
  const reconcile = () => replica.reconcile(upgrades);
  const isGiven = async () => {
    const head = await replica.head(RENDERED);
    const { files } = await replica.git.readTree(head);
    const there = grantFiles().filter(file => files.has(file));
    expect([0, 2]).toContain(there.length);
    return there.length > 0;
  };

  beforeAll(async () => {
    repository = await TestRepository.start();
    replica = repository.replica(undefined, [grants]);
    await replica.bootstrap();
    await repository.pushByHand({
      [namespace]: namespaceYaml('assistant'),
      [service('rag')]: serviceYaml('rag', 'assistant'),
    });
    await reconcile();
  });
  afterAll(() => repository?.stop());

  it('is not given by a push that nobody confirms', async () => {
    await repository.pushByHand({ [GRANT_PATH]: grantYaml() });
    const { held } = await reconcile();
    expect(held).toMatchObject([
      { path: GRANT_PATH, lastGood: false, findings: [{}] },
    ]);
    expect(held[0].findings[0].constraint).toBe('grant.confirmed');
    expect(await isGiven()).toBe(false);
    await repository.pushByHand({ [GRANT_PATH]: null });
    await reconcile();
  });

  it('is given while its document is there, and not one longer', async () => {
    const text = grantYaml({ reason: 'Given by the portal.' });
    grants.given.add(text);
    await repository.pushByHand({ [GRANT_PATH]: text });
    expect(await reconcile()).toMatchObject({ held: [], written: 2 });
    expect(await isGiven()).toBe(true);
    expect(await replay(replica.git, replica.memo)).toMatchObject({
      differences: [],
    });

    const longer = text.replace('15:00', '23:00');
    await repository.pushByHand({ [GRANT_PATH]: longer });
    expect((await reconcile()).held).toMatchObject([{ path: GRANT_PATH }]);
    expect(await isGiven()).toBe(false);

    await repository.pushByHand({ [GRANT_PATH]: text });
    await reconcile();
    expect(await isGiven()).toBe(true);
    // What is held with its namespace keeps what it gave, as a workload does.
    await repository.pushByHand({ [namespace]: 'kind: TenantNamespace\n' });
    await reconcile();
    expect(await isGiven()).toBe(true);
    await repository.pushByHand({ [namespace]: namespaceYaml('assistant') });

    grants.endedBy = await repository.pushByHand({ [GRANT_PATH]: null });
    await reconcile();
    expect(await isGiven()).toBe(false);
    await repository.pushByHand({ [GRANT_PATH]: text });
    const { held } = await reconcile();
    expect(held[0].findings[0].constraint).toBe('grant.ended');
    expect(await isGiven()).toBe(false);
    await repository.pushByHand({ [GRANT_PATH]: null });
    await reconcile();
    expect(upgrades).not.toHaveBeenCalled();
  });

  it('goes without a release when it is confirmed no more', async () => {
    const text = grantYaml({ reason: 'Known until the database was lost.' });
    grants.endedBy = undefined;
    grants.given.add(text);
    await repository.pushByHand({ [GRANT_PATH]: text });
    await reconcile();
    expect(await isGiven()).toBe(true);
    grants.given.delete(text);
    expect(await reconcile()).toMatchObject({ state: 'rendered', written: 2 });
    expect(await isGiven()).toBe(false);
    expect(upgrades).not.toHaveBeenCalled();
  });
});
