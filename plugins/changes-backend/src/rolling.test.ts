import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { until as ask } from '@waymark/backend-test-utils';
import type { RollOut } from '@waymark/plugin-changes-common';
import { readBranch } from './__testUtils__/branches';
import { namespaceYaml, put, serviceYaml } from './__testUtils__/documents';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(600_000);

// What runs in production is seen by a second person first.
const STAGES = ['development', 'staging'];
const SERVICES = ['one', 'two', 'three'];
const PAUSED = {
  changes: { reconciler: { batch: { workloads: 2, pause: 'PT1H' } } },
};

const pathOf = (name: string, stage: string) =>
  `tenants/assistant/${stage}/${name}.yaml`;
const service = (name: string, stage: string, minReplicas: number) =>
  put(
    pathOf(name, stage),
    serviceYaml(name, 'assistant', { minReplicas, maxReplicas: 9 }),
  );
const fleet = (minReplicas: number) =>
  STAGES.flatMap(stage =>
    SERVICES.map(name => service(name, stage, minReplicas)),
  );
/** Longer than a busy machine needs for a few batches. */
const until = <T>(what: () => Promise<T>) => ask(what, { timeoutMs: 120_000 });
const decision = (reason = 'A reason of the tests') => ({
  reason,
  idempotencyKey: `test:${randomUUID()}`,
});

describe('a large change', () => {
  let portal: TestPortal;
  let one: Awaited<ReturnType<TestPortal['replica']>>;

  // Before the databases, whose own hook would close the connections of what still works.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  const operator = (replica = one) => replica.as('fatima-haddad');
  const commit = async (edits: ReturnType<typeof fleet>) => {
    const { body } = await one
      .as('emil-sorensen')
      .post('/change-sets', changeSet(edits))
      .expect(200);
    return body;
  };
  const open = async (): Promise<RollOut[]> => {
    const { body } = await operator().get('/reconciler').expect(200);
    return body.rollOuts;
  };
  const ofChangeSet = async (id: string): Promise<RollOut[]> => {
    const { body } = await operator()
      .get(`/reconciler/roll-outs?changeSet=${id}`)
      .expect(200);
    return body.items;
  };
  const isRendered = async (id: string) => {
    const { body } = await operator().get(`/change-sets/${id}`).expect(200);
    return body.rendered;
  };
  const withReplicas = async (replicas: number) => {
    const files = await readBranch(portal, 'rendered');
    return [...files.values()].filter(text =>
      text.includes(`minReplicas: ${replicas}\n`),
    ).length;
  };
  const audit = (subject: string) =>
    portal
      .knex('audit')
      .where({ subject })
      .whereLike('action', 'roll-out.%')
      .orderBy('id')
      .pluck('action');

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    one = await portal.replica({ data: withBatches(PAUSED) });
    // Two at a time: what does not fit into a batch would wait for the pause.
    for (const stage of STAGES) {
      const [first, ...rest] = SERVICES.map(name => service(name, stage, 2));
      const path = `tenants/assistant/${stage}/_namespace.yaml`;
      for (const edits of [
        [put(path, namespaceYaml('assistant', stage)), first],
        rest,
      ]) {
        const { id } = await commit(edits);
        await until(() => isRendered(id));
      }
    }
  });

  /** The whole of the portal's configuration, since a part of it takes the place of all. */
  function withBatches({ changes: { reconciler } }: typeof PAUSED) {
    const { changes } = portal.config;
    return {
      ...portal.config,
      changes: {
        ...changes,
        reconciler: { ...changes.reconciler, ...reconciler },
      },
    };
  }

  it('is rendered development first, is stopped, outlives a restart, goes on and is done', async () => {
    const before = await portal.log('rendered');
    const large = await commit(fleet(4));
    await until(async () => (await open()).length > 0);
    const [rollOut] = await open();
    expect(rollOut).toMatchObject({
      id: large.commit,
      reason: large.reason,
      changeSet: large.id,
      state: 'waiting',
      batches: { done: 1, of: 4 },
      documents: { done: 2, of: 6 },
      environments: [
        { name: 'development', done: 2, of: 3 },
        { name: 'staging', done: 0, of: 3 },
      ],
    });
    expect(await withReplicas(4)).toBe(2);
    expect(await isRendered(large.id)).toBeUndefined();
    expect(await ofChangeSet(large.id)).toEqual([rollOut]);
    const { body: status } = await operator().get('/reconciler');
    expect(status).toMatchObject({ upToDate: false, queue: { commits: 1 } });
    const { body: delivery } = await operator().get('/reconciler/delivery');
    expect(delivery.steps[1]).toMatchObject({
      state: 'waiting',
      reason: expect.stringContaining('batch 1 of 4'),
    });
    const { text } = await one.metrics();
    expect(text).toContain('waymark_changes_roll_out_documents 4');
    expect(text).toContain('waymark_changes_roll_out_batches_total 1');
    expect(text).toContain('waymark_changes_roll_outs{state="running"} 1');

    const stop = `/reconciler/roll-outs/${rollOut.id}/stop`;
    const asked = decision('It restarts too much');
    await one.as('ada-okafor').post(stop, asked).expect(403);
    await operator()
      .post(stop, { ...asked, reason: '' })
      .expect(400);
    const { body: stopped } = await operator().post(stop, asked).expect(200);
    expect(stopped).toMatchObject({
      state: 'stopped',
      decision: { verb: 'stop', reason: asked.reason },
    });
    const { body: again } = await operator().post(stop, asked).expect(200);
    expect(again).toEqual(stopped);
    await operator().post(stop, decision()).expect(200);
    expect(await audit(rollOut.id)).toEqual(['roll-out.stopped']);

    // Without pauses, so that it is the decision alone that holds it.
    const other = await portal.replica({
      data: withBatches({
        changes: { reconciler: { batch: { workloads: 2, pause: 'PT0S' } } },
      }),
    });
    const { body: run } = await operator(other).post('/reconciler/runs');
    expect(run.state).toBe('unchanged');
    const small = await commit([service('small', 'staging', 3)]);
    await until(() => isRendered(small.id));
    expect(await withReplicas(4)).toBe(2);
    expect(await isRendered(large.id)).toBeUndefined();

    // On main this takes something back; what runs has it so.
    const { text: preview } = await one
      .as('emil-sorensen')
      .post('/change-sets/blast-radius', {
        edits: [service('two', 'staging', 2)],
      })
      .expect(200);
    expect(JSON.parse(preview.trim().split('\n').at(-1) ?? '')).toMatchObject({
      radius: {
        diff: { added: 0, changed: 0, removed: 0 },
        stopped: { documents: 1, rendered: true },
      },
    });

    const resume = stop.replace('/stop', '/resume');
    const going = decision();
    await operator(other).post(resume, going).expect(200);
    await operator(other).post(resume, going).expect(200);
    await until(() => isRendered(large.id));
    expect(await withReplicas(4)).toBe(6);
    const [done] = await ofChangeSet(large.id);
    expect(done).toMatchObject({
      id: rollOut.id,
      state: 'done',
      batches: { done: 4, of: 4 },
    });
    expect(done.steps.map(({ environments }) => environments)).toEqual(
      STAGES.flatMap(name => [
        [{ name, documents: 2 }],
        [{ name, documents: 1 }],
      ]),
    );
    // What stops is asked for by its key, and decides nothing once it is known.
    const { body: late } = await operator().post(stop, asked).expect(200);
    expect(late.state).toBe('done');
    await operator().post(stop, decision()).expect(409);
    await operator()
      .post(resume, { ...asked })
      .expect(409);
    await operator()
      .post(`/reconciler/roll-outs/${'0'.repeat(40)}/stop`, decision())
      .expect(404);
    expect(await audit(rollOut.id)).toEqual([
      'roll-out.stopped',
      'roll-out.resumed',
    ]);
    const log = await portal.log('rendered');
    expect(log.length - before.length).toBe(5);
    const { body: replayed } = await operator().post('/reconciler/replays');
    expect(replayed).toMatchObject({ equal: true, differences: [] });
    const { state } = await portal.portalForge.getCombinedStatus(
      portal.ref,
      large.commit,
    );
    expect(state).toBe('success');
  });
});
