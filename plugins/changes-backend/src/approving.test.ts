import { TestDatabases } from '@backstage/backend-test-utils';
import { until } from '@waymark/backend-test-utils';
import type { ChangeSet } from '@waymark/plugin-changes-common';
import { changeSetBranch } from '@waymark/gitops';
import { inClone, pushByHand } from './__testUtils__/branches';
import { namespaceYaml, put, serviceYaml } from './__testUtils__/documents';
import { FakeApprovals } from './__testUtils__/FakeApprovals';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

describe('what needs the approval of others', () => {
  let portal: TestPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const approvals = new FakeApprovals();
  const folder = 'tenants/assistant/production';
  const path = `${folder}/rag.yaml`;
  let one: Awaited<ReturnType<TestPortal['replica']>>;

  const service = (minReplicas: number) =>
    put(path, serviceYaml('rag', 'assistant', { minReplicas, maxReplicas: 5 }));
  const propose = async (minReplicas: number): Promise<ChangeSet> => {
    const request = changeSet([service(minReplicas)], {
      mode: 'change-request',
    });
    const { body } = await one
      .as('ada-okafor')
      .post('/change-sets', request)
      .expect(200);
    return body;
  };
  const asked = (id: string) => until(async () => approvals.of(id).at(0));
  const get = async (id: string): Promise<ChangeSet> =>
    (await one.as('hugo-martins').get(`/change-sets/${id}`)).body;
  const ends = (id: string, state: string) =>
    until(async () => {
      const found = await get(id);
      return found.state === state ? found : undefined;
    });
  const sweep = () => one.as('hugo-martins').post('/reconciler/runs');
  const audit = async (subject: string) =>
    portal.knex('audit').where({ subject }).orderBy('id').pluck('action');

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica({ features: approvals.features });
    await one.as('hugo-martins').get('/reconciler').expect(200);
    await pushByHand(portal, {
      [`${folder}/_namespace.yaml`]: namespaceYaml('assistant', 'production'),
      [path]: service(1).content,
    });
  });

  it('is asked for once, and merged when everybody has approved exactly it', async () => {
    const proposed = await propose(2);
    const request = await asked(proposed.id);
    expect(request).toMatchObject({
      kind: 'production-change',
      requester: 'user:default/ada-okafor',
      team: 'assistant',
      environment: 'production',
      entities: ['component:default/rag'],
      subject: { ref: proposed.id, url: `/changes/${proposed.id}` },
    });
    await sweep();
    expect(approvals.of(proposed.id)).toHaveLength(1);
    await approvals.decide(request, 'approved');
    const committed = await ends(proposed.id, 'committed');
    expect(committed).toMatchObject({
      commit: await portal.head(),
      approvalRequests: [request.id],
    });
    const { trailers } = await portal.commit(committed.commit ?? '');
    expect(Object.fromEntries(trailers)).toMatchObject({
      'Waymark-Change-Set': proposed.id,
      'Waymark-Door': 'portal',
      'Waymark-Approvals': request.id,
      'Waymark-Approved-By': 'user:default/dara-novak',
    });
    const { body: history } = await one
      .as('hugo-martins')
      .get(`/history?path=${path}`);
    expect(history.items[0]).toMatchObject({
      changeSet: proposed.id,
      approvals: [request.id, 'user:default/dara-novak'].sort(),
    });
    expect(await audit(proposed.id)).toEqual([
      'change-set.proposed',
      'change-set.approved',
      'change-set.committed',
    ]);
  });

  it('is not merged by an approval of something else, nor with what was pushed onto its branch', async () => {
    const proposed = await propose(3);
    const request = await asked(proposed.id);
    const head = await portal.head();
    await approvals.decide(request, 'approved', { hash: 'f'.repeat(64) });
    await sweep();
    expect((await get(proposed.id)).state).toBe('proposed');

    await inClone(portal, async git => {
      const branch = changeSetBranch(proposed.id);
      const person = { name: 'Mallory', email: 'mallory@example.test' };
      const commit = await git.writeCommit({
        parent: git.head(branch),
        changes: new Map([[`${folder}/more.yaml`, 'kind: WebService\n']]),
        subject: 'And this',
        trailers: [],
        author: person,
        committer: person,
        at: new Date(),
      });
      await git.push(commit, branch, portal.portalForge.gitEnvironment());
    });
    await approvals.decide(request, 'approved');
    await ends(proposed.id, 'approved');
    await sweep();
    expect((await get(proposed.id)).state).toBe('approved');
    expect(await portal.head()).toBe(head);
    await one
      .as('ada-okafor')
      .post(`/change-sets/${proposed.id}/withdraw`, {})
      .expect(200);
  });

  it('ends when it is refused, with the reason', async () => {
    const proposed = await propose(4);
    await approvals.decide(await asked(proposed.id), 'rejected');
    const rejected = await ends(proposed.id, 'rejected');
    expect(rejected.note).toContain('Not before the freeze');
    await sweep();
    const { number = 0 } = proposed.changeRequest ?? {};
    const request = await portal.portalForge.getChangeRequest(
      portal.ref,
      number,
    );
    expect(request.state).toBe('closed');
  });

  it('does not go onto main at once, by whatever door', async () => {
    const head = await portal.head();
    const request = changeSet([service(4)]);
    const { body } = await one
      .as('hugo-martins')
      .post('/change-sets', request)
      .expect(400);
    expect(body.error.findings).toEqual([
      expect.objectContaining({
        document: path,
        constraint: 'approval.required',
        value: 'environment.production',
        fix: expect.stringContaining('change-request'),
      }),
    ]);
    const preview = await one
      .as('ada-okafor')
      .post('/change-sets/preview', { edits: request.edits })
      .expect(200);
    expect(preview.body).toMatchObject({
      valid: true,
      approvals: [{ rule: 'environment.production', documents: [path] }],
    });
    expect(await portal.head()).toBe(head);
  });

  it('is taken back with its change set, also when the approvals are down', async () => {
    const proposed = await propose(4);
    const request = await asked(proposed.id);
    const withdraw = () =>
      one.as('ada-okafor').post(`/change-sets/${proposed.id}/withdraw`, {});
    approvals.isUp = false;
    await withdraw().expect(200);
    expect(request.state).toBe('open');
    approvals.isUp = true;
    await sweep();
    expect(request.state).toBe('withdrawn');

    const other = await propose(5);
    const theirs = await asked(other.id);
    await one
      .as('ada-okafor')
      .post(`/change-sets/${other.id}/withdraw`, {})
      .expect(200);
    expect(theirs.state).toBe('withdrawn');
  });

  it('asks no longer for what was merged in the forge', async () => {
    const proposed = await propose(5);
    const request = await asked(proposed.id);
    const { number = 0 } = proposed.changeRequest ?? {};
    await portal.portalForge.mergeChangeRequest(portal.ref, number);
    await sweep();
    await ends(proposed.id, 'committed');
    expect(request.state).toBe('withdrawn');
  });

  it('says how sensitive the data of the workload is', async () => {
    const { content } = service(2);
    const sensitive = content.replace(
      'spec:\n',
      'spec:\n  dataSensitivity: confidential\n',
    );
    const { body } = await one
      .as('ada-okafor')
      .post(
        '/change-sets',
        changeSet(
          [put(`${folder}/vault.yaml`, sensitive.replace('rag', 'vault'))],
          {
            mode: 'change-request',
          },
        ),
      )
      .expect(200);
    expect(await asked(body.id)).toMatchObject({
      kind: 'production-change',
      sensitivity: 'confidential',
    });
  });
});
