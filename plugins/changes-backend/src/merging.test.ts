import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import { GiteaForge } from '@waymark/gitops';
import type { ChangeSet } from '@waymark/plugin-changes-common';
import { seedFiles } from '@waymark/plugin-platform-config-common';
import { pushByHand, readBranch } from './__testUtils__/branches';
import { namespaceYaml, put, serviceYaml } from './__testUtils__/documents';
import { FakeApprovals } from './__testUtils__/FakeApprovals';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

const DARA = 'user:default/dara-novak';
const EMIL = 'user:default/emil-sorensen';

const person = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: {
    profile: {
      displayName: name,
      email: `${name.replace('-', '.')}@meridian.example`,
    },
    memberOf: [],
  },
});

describe('a merge in the forge', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const approvals = new FakeApprovals();
  const folder = 'tenants/assistant/production';
  const path = `${folder}/rag.yaml`;
  let one: Awaited<ReturnType<TestPortal['replica']>>;

  const rag = (minReplicas: number) =>
    serviceYaml('rag', 'assistant', { minReplicas, maxReplicas: 5 });
  const as = (user: string) =>
    new GiteaForge({
      url: portal.running.url,
      user,
      token: portal.running.tokens[user],
    });
  const propose = async (minReplicas: number): Promise<ChangeSet> => {
    const { body } = await one
      .as('ada-okafor')
      .post(
        '/change-sets',
        changeSet([put(path, rag(minReplicas))], { mode: 'change-request' }),
      )
      .expect(200);
    return body;
  };
  const numberOf = ({ changeRequest }: ChangeSet) => changeRequest?.number ?? 0;
  const sweep = () =>
    one.as('hugo-martins').post('/reconciler/runs').expect(200);
  const status = async () =>
    (await one.as('hugo-martins').get('/reconciler').expect(200)).body;
  const get = async (id: string): Promise<ChangeSet> =>
    (await one.as('hugo-martins').get(`/change-sets/${id}`)).body;
  const audit = (subject: string) =>
    portal
      .knex('audit')
      .where({ subject })
      .whereLike('action', 'merge.%')
      .orderBy('id')
      .pluck('action');
  /** How many replicas branch rendered has at least. */
  const rendered = async () => {
    const files = await readBranch(portal, 'rendered');
    const [, scaler] =
      [...files].find(
        ([file, text]) =>
          file.includes('rag') && text.includes('HorizontalPodAutoscaler'),
      ) ?? [];
    return Number(/minReplicas: (\d+)/.exec(scaler ?? '')?.[1]);
  };

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica({
      features: approvals.features,
      people: [person('dara-novak'), person('emil-sorensen')],
    });
    await status();
    await pushByHand(portal, {
      [`${folder}/_namespace.yaml`]: namespaceYaml('assistant', 'production'),
      [path]: rag(1),
    });
    await sweep();
  });

  it('is accepted with its reviewers where the rules accept them: one verdict, one audit row', async () => {
    const proposed = await propose(2);
    const number = numberOf(proposed);
    await as('emil-sorensen').reviewChangeRequest(portal.ref, number, {
      verdict: 'approved',
    });
    const { mergeCommit = '' } = await as('dara-novak').mergeChangeRequest(
      portal.ref,
      number,
    );
    await sweep();
    expect(await rendered()).toBe(2);
    const [request, ...more] = approvals.requests.filter(
      ({ subject }) => subject.ref === mergeCommit,
    );
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      state: 'approved',
      requester: 'user:default/ada-okafor',
      subject: { type: 'merge', url: `/changes/${proposed.id}` },
      approvals: [{ by: EMIL }, { by: DARA }],
    });
    expect(await audit(mergeCommit)).toEqual(['merge.accepted']);
    await sweep();
    expect(await get(proposed.id)).toMatchObject({
      state: 'committed',
      commit: mergeCommit,
      note: expect.stringContaining(DARA),
    });
    expect(await audit(mergeCommit)).toHaveLength(1);
  });

  it('is held where they do not, until who has to has approved it, and the last accepted stays', async () => {
    const proposed = await propose(3);
    const { mergeCommit = '' } = await as('emil-sorensen').mergeChangeRequest(
      portal.ref,
      numberOf(proposed),
    );
    await sweep();
    expect(await rendered()).toBe(2);
    const request = await until(async () =>
      approvals.requests.find(({ subject }) => subject.ref === mergeCommit),
    );
    expect(request.state).toBe('open');
    expect((await status()).held).toEqual([
      expect.objectContaining({
        path,
        lastGood: true,
        findings: [
          expect.objectContaining({
            constraint: 'approval.required',
            fix: expect.stringContaining(request.id),
          }),
        ],
      }),
    ]);
    expect(await audit(mergeCommit)).toEqual(['merge.held']);
    // From nothing it renders to the same, and no upgrade of the compiler is in the way.
    const { body: replayed } = await one
      .as('hugo-martins')
      .post('/reconciler/replays');
    expect(replayed.differences).toEqual([]);

    await approvals.decide(request, 'approved');
    await until(async () => ((await rendered()) === 3 ? true : undefined));
    expect((await status()).held).toEqual([]);
    expect(await audit(mergeCommit)).toEqual(['merge.held', 'merge.released']);
  });

  it('stays held while nobody can be asked, and when it is refused, until main says something else', async () => {
    approvals.isUp = false;
    const proposed = await propose(4);
    const { mergeCommit = '' } = await as('emil-sorensen').mergeChangeRequest(
      portal.ref,
      numberOf(proposed),
    );
    await sweep();
    expect(await rendered()).toBe(3);
    approvals.isUp = true;
    await sweep();
    const request = await until(async () =>
      approvals.requests.find(({ subject }) => subject.ref === mergeCommit),
    );
    await approvals.decide(request, 'rejected');
    await sweep();
    expect(await rendered()).toBe(3);
    expect((await status()).held).toHaveLength(1);
    expect(await audit(mergeCommit)).toEqual(['merge.held', 'merge.refused']);

    await pushByHand(portal, { [path]: rag(1) });
    await sweep();
    expect(await rendered()).toBe(1);
    expect((await status()).held).toEqual([]);
    // What was refused comes back by a way that counts, and counts.
    await pushByHand(portal, { [path]: rag(4) });
    await sweep();
    expect(await rendered()).toBe(4);
  });

  it('asks nobody for what no rule wants approved', async () => {
    const asked = approvals.requests.length;
    const { body } = await one
      .as('ada-okafor')
      .post(
        '/change-sets',
        changeSet(
          [
            put(
              'tenants/assistant/development/_namespace.yaml',
              namespaceYaml('assistant'),
            ),
          ],
          { mode: 'change-request' },
        ),
      )
      .expect(200);
    await as('emil-sorensen').mergeChangeRequest(portal.ref, numberOf(body));
    await sweep();
    expect(approvals.requests).toHaveLength(asked);
    expect((await status()).held).toEqual([]);
  });

  it('takes nothing out of a review while it is held', async () => {
    const place = 'tenants/assistant/development';
    const file = `${place}/open.yaml`;
    const text = (replicas: number, exposure = 'internal') =>
      serviceYaml('open', 'assistant', {
        minReplicas: replicas,
        maxReplicas: 5,
      }).replace('type: internal', `type: ${exposure}`);
    await pushByHand(portal, {
      [`${place}/_namespace.yaml`]: namespaceYaml('assistant'),
      [file]: text(1),
    });
    const { body } = await one
      .as('ada-okafor')
      .post(
        '/change-sets',
        changeSet([put(file, text(1, 'public'))], { mode: 'change-request' }),
      )
      .expect(200);
    await as('emil-sorensen').mergeChangeRequest(portal.ref, numberOf(body));
    await sweep();
    expect((await status()).held).toMatchObject([{ path: file }]);
    const again = await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([put(file, text(2, 'public'))]))
      .expect(400);
    expect(again.body.error.findings).toMatchObject([
      { constraint: 'approval.required', value: 'exposure.public' },
    ]);
    await one
      .as('ada-okafor')
      .post('/change-sets', changeSet([put(file, text(2))]))
      .expect(200);
    await sweep();
    expect((await status()).held).toEqual([]);
  });

  it('that takes away who approves for an environment is held for them, who go on to approve for it', async () => {
    const file = 'platform/environments/production.yaml';
    const seed = seedFiles();
    await pushByHand(portal, Object.fromEntries(seed));
    await sweep();
    const ours = (seed.get(file) ?? '').replace('      - security\n', '');
    const { body } = await one
      .as('emil-sorensen')
      .post(
        '/change-sets',
        changeSet([put(file, ours)], { mode: 'change-request' }),
      )
      .expect(200);
    const of = (ref: string) =>
      until(async () =>
        approvals.requests.find(({ subject }) => subject.ref === ref),
      );
    const theirs = { kind: 'configuration-change', environment: 'production' };
    expect(await of(body.id)).toMatchObject(theirs);

    const { mergeCommit = '' } = await as('emil-sorensen').mergeChangeRequest(
      portal.ref,
      numberOf(body),
    );
    await sweep();
    const request = await of(mergeCommit);
    expect(request).toMatchObject({ ...theirs, state: 'open' });
    const approvers = async () => {
      const answer = await one.as('emil-sorensen').get('/platform').expect(200);
      return answer.body.platform.environments.production.approvers.groups;
    };
    expect(await approvers()).toEqual(['security', 'platform-engineers']);
    await approvals.decide(request, 'approved');
    await until(async () => (await approvers()).length === 1);
    expect(await approvers()).toEqual(['platform-engineers']);
  });
});
