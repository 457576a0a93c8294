import { TestDatabases } from '@backstage/backend-test-utils';
import { GiteaForge } from '@waymark/gitops';
import { PORTAL_USER } from '@waymark/local-stack';
import { PortalProcess } from './__testUtils__/PortalProcess';

jest.setTimeout(240_000);

const values = {
  name: 'kill-me',
  description: 'A service whose portal is killed while it is made',
  owner: 'group:default/assistant',
  language: 'python',
  size: 'small',
  minReplicas: 2,
  maxReplicas: 4,
  environment: 'development',
  sloClass: 'standard',
  dataSensitivity: 'internal',
};

/** Moments of a run, in their order, as its ledger shows them. */
const MOMENTS = [
  { kind: 'repository', state: 'planned' },
  { kind: 'repository', state: 'made' },
  { kind: 'change-set', state: 'planned' },
  { kind: 'change-set', state: 'made' },
  { kind: 'catalog-location', state: 'planned' },
];

describe('a portal that is killed', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let portal: PortalProcess;

  beforeAll(async () => {
    portal = await PortalProcess.create(await databases.init('POSTGRES_18'));
    await portal.start();
    await portal.until('the template', () =>
      portal.call(
        '/catalog/entities/by-name/template/default/internal-http-service',
      ),
    );
  }, 120_000);
  afterAll(() => portal?.stop());

  const forge = () =>
    new GiteaForge({
      url: portal.forge.url,
      user: PORTAL_USER,
      token: portal.forge.tokens[PORTAL_USER],
    });

  async function startTask(name: string): Promise<string> {
    const { id } = await portal.until('the task', () =>
      portal.call('/scaffolder/v2/tasks', {
        templateRef: 'template:default/internal-http-service',
        values: { ...values, name },
      }),
    );
    return id;
  }

  async function ledgerOf(
    task: string,
  ): Promise<{ kind: string; state: string }[]> {
    const { rows } = await portal.knex.raw(
      `select kind, run_ledger.state from tenants.run_ledger
       join tenants.runs on runs.id = run_id where idempotency_key = ?`,
      [`scaffolder-task:${task}`],
    );
    return rows;
  }

  const reached = (task: string, moment: (typeof MOMENTS)[number]) =>
    portal.until(
      `${moment.kind} ${moment.state}`,
      async () => {
        const entries = await ledgerOf(task);
        const entry = entries.find(one => one.kind === moment.kind);
        return entry?.state === moment.state || entry?.state === 'made';
      },
      { everyMs: 3 },
    );

  it('finishes the run when it comes back, whenever it was killed', async () => {
    const task = await startTask('kill-me');
    for (const moment of MOMENTS) {
      await reached(task, moment);
      await portal.kill();
      await portal.start();
    }
    const run = await portal.until('the run to be done', async () => {
      const now = await portal.call(
        `/tenants/runs/${encodeURIComponent(`scaffolder-task:${task}`)}`,
      );
      return now?.state === 'done' && now;
    });
    expect(run).toMatchObject({
      service: 'kill-me',
      requestedBy: 'user:default/ada-okafor',
      ledger: [
        { kind: 'repository', state: 'made' },
        { kind: 'change-set', state: 'made' },
        { kind: 'catalog-location', state: 'made' },
      ],
    });

    expect(run.steps.map((step: { id: string }) => step.id)).toEqual([
      'repository',
      'provision',
      'register',
    ]);
    const ref = { owner: 'meridian', name: 'kill-me' };
    const { sha } = await forge().getBranch(ref, 'main');
    expect(sha).toBe(run.repository.headCommit);
    const lineage = await forge().readFile(ref, '.waymark/lineage.yaml', sha);
    expect(lineage.content.toString('utf8')).toContain(run.id);
    const sets = await portal.call(
      '/changes/change-sets?path=tenants/assistant/development/kill-me.yaml',
    );
    expect(sets.items).toHaveLength(1);
    expect(
      await portal.call('/catalog/entities/by-name/component/default/kill-me'),
    ).toMatchObject({ spec: { owner: expect.stringMatching(/assistant/) } });

    const row = await portal.until('the task to end', async () => {
      const [found] = await portal.knex
        .withSchema('scaffolder')
        .from('tasks')
        .where({ id: task });
      return found.status === 'completed' && found;
    });
    expect(row.secrets).toBeNull();
    await expectNoSecrets(task);
  });

  it('takes the run back when nobody goes on with it', async () => {
    const task = await startTask('given-up');
    await reached(task, { kind: 'change-set', state: 'made' });
    await portal.kill();
    await portal.start({
      scaffolder: { taskRecovery: { enabled: false } },
      tenants: {
        sweeper: { frequency: { seconds: 1 }, abandonAfter: { seconds: 2 } },
      },
    });
    const run = await portal.until('the run to be cleaned', async () => {
      const now = await portal.call(
        `/tenants/runs/${encodeURIComponent(`scaffolder-task:${task}`)}`,
      );
      return now?.state === 'cleaned' && now;
    });
    expect(run.ledger.map((entry: { state: string }) => entry.state)).toEqual(
      run.ledger.map(() => 'removed'),
    );
    const names = await forge().listRepositories('meridian');
    expect(names.map(one => one.name)).not.toContain('given-up');
    const documents = await portal.call('/changes/documents?name=given-up');
    expect(documents.items).toEqual([]);
  });

  async function expectNoSecrets(task: string): Promise<void> {
    const events = await portal.knex
      .withSchema('scaffolder')
      .from('task_events')
      .where({ task_id: task });
    const runs = await portal.knex.withSchema('tenants').from('runs');
    const written = [await portal.log(), JSON.stringify([events, runs])];
    for (const token of Object.values(portal.forge.tokens)) {
      expect(written.some(text => text.includes(token))).toBe(false);
    }
  }
});
