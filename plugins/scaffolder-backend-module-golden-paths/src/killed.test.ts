import { availableParallelism } from 'node:os';
import { TestDatabases } from '@backstage/backend-test-utils';
import { GiteaForge } from '@waymark/gitops';
import { PORTAL_USER } from '@waymark/local-stack';
import { Halts, type Moment, type Reached } from './__testUtils__/Halts';
import { PathPortal } from './__testUtils__/PathPortal';

/** Minutes on an idle machine; on a busy one everything comes, only later. */
const PATIENCE_MS = 1_500_000;
jest.setTimeout(PATIENCE_MS);

/** Runs that a portal which has come back works on at the same time. */
const AT_ONCE = Math.max(2, availableParallelism());
/** Runs that stand still when the portal is killed; all of them get there before the first is given up, on any machine. */
const AT_A_KILL = 7;

const values = {
  description: 'A service whose portal is killed while it is made',
  owner: 'group:default/assistant',
  language: 'python',
  size: 'small',
  // All of them fit into the quota of one namespace.
  minReplicas: 1,
  maxReplicas: 2,
  environment: 'development',
  sloClass: 'standard',
  dataSensitivity: 'internal',
};

const ledger = (row: string): Moment => ({
  before: { table: 'tenants.run_ledger', row },
});
const step = (row: string): Moment => ({
  before: { table: 'tenants.run_steps', row },
});
const run = (row: string): Moment => ({
  before: { table: 'tenants.runs', row },
});
const forgeDid = (method: string, path: string): Moment => ({
  after: { method, path: new RegExp(path) },
});

/** Every boundary between the steps of a run, and a service whose run stands still there. */
const MOMENTS: [string, string, Moment][] = [
  ['before its run is opened', 'k-asked', run("new.state = 'open'")],
  ['before its first step', 'k-opened', step("new.step_id = 'repository'")],
  [
    'before its first ledger entry',
    'k-started',
    ledger("new.kind = 'repository'"),
  ],
  [
    'when its repository is made',
    'k-created',
    forgeDid('POST', '/orgs/meridian/repos$'),
  ],
  [
    'before it pushes',
    'k-empty',
    ledger(
      "new.kind = 'repository' and new.evidence->>'headCommit' is not null",
    ),
  ],
  [
    'when it has pushed',
    'k-pushed',
    forgeDid('POST', '/k-pushed.git/git-receive-pack$'),
  ],
  [
    'when its repository is described',
    'k-described',
    forgeDid('PATCH', '/repos/meridian/k-described$'),
  ],
  [
    'before its repository is written down',
    'k-published',
    ledger("new.kind = 'repository' and new.state = 'made'"),
  ],
  [
    'before its first step is done',
    'k-written',
    step("new.step_id = 'repository' and new.state = 'done'"),
  ],
  [
    'before its change set is planned',
    'k-stepped',
    ledger("new.kind = 'change-set'"),
  ],
  [
    'before its change set is written down',
    'k-committed',
    ledger("new.kind = 'change-set' and new.state = 'made'"),
  ],
  ['before its last step', 'k-provisioned', step("new.step_id = 'register'")],
  [
    'before its location is planned',
    'k-registering',
    ledger("new.kind = 'catalog-location'"),
  ],
  [
    'when its location is registered',
    'k-registered',
    ledger("new.kind = 'catalog-location' and new.state = 'made'"),
  ],
  [
    'before its last step is done',
    'k-located',
    step("new.step_id = 'register' and new.state = 'done'"),
  ],
  ['before its run is done', 'k-finishing', run("new.state = 'done'")],
  [
    'before its task is completed',
    'k-done',
    {
      before: {
        table: 'scaffolder.tasks',
        row: "new.status = 'completed' and new.spec like '%k-done%'",
      },
    },
  ],
];

/** What a run leaves in different moments; each in a service of its own. */
const LEFT: Record<string, Moment> = {
  'left-opened': step("new.step_id = 'repository'"),
  'left-empty': ledger(
    "new.kind = 'repository' and new.evidence->>'headCommit' is not null",
  ),
  'left-pushed': ledger("new.kind = 'repository' and new.state = 'made'"),
  'left-planned': ledger("new.kind = 'change-set'"),
  'left-committed': ledger("new.kind = 'change-set' and new.state = 'made'"),
  'left-provisioned': step("new.step_id = 'register'"),
  'left-registered': ledger(
    "new.kind = 'catalog-location' and new.state = 'made'",
  ),
};

/** A few moments for each kill, and no more than one of them waits for an answer of the forge. */
function roundsOf<T>(moments: [T, Moment][]): [T, Moment][][] {
  const answers = moments.filter(([, moment]) => 'after' in moment);
  const writes = moments.filter(([, moment]) => 'before' in moment);
  const kills = Math.max(answers.length, Math.ceil(moments.length / AT_A_KILL));
  return Array.from({ length: kills }, (_, kill) => [
    ...writes.filter((_write, index) => index % kills === kill),
    ...answers.slice(kill, kill + 1),
  ]);
}

describe('a portal that is killed', () => {
  let portal: PathPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    portal = await PathPortal.create(await databases.init('POSTGRES_18'));
    await portal.process.start();
    await portal.process.until('the template', () =>
      portal.call(
        '/catalog/entities/by-name/template/default/internal-http-service',
      ),
    );
  });

  const forge = () =>
    new GiteaForge({
      url: portal.forge.url,
      user: PORTAL_USER,
      token: portal.forge.tokens[PORTAL_USER],
      // Discovery lists the same repositories every few seconds, and each listing starts git for each of them.
      timeoutMs: 60_000,
    });

  async function startTask(name: string): Promise<string> {
    const { id } = await portal.process.until('the task', () =>
      portal.call('/scaffolder/v2/tasks', {
        templateRef: 'template:default/internal-http-service',
        values: { ...values, name },
      }),
    );
    return id;
  }

  /** Discovery may have found a repository that no location names; it sees in its next round that it is gone. */
  const gone = (name: string) =>
    portal.process.until(`${name} to leave the catalog`, async () => {
      const entry = `/catalog/entities/by-name/component/default/${name}`;
      return (await portal.call(entry)) === undefined;
    });

  const runOf = (task: string) =>
    portal.call(
      `/tenants/runs/${encodeURIComponent(`scaffolder-task:${task}`)}`,
    );

  /** Kills the portal, a few times, while one run stands still at each of the moments; answers their tasks. */
  async function killAt(
    moments: [service: string, moment: Moment][],
  ): Promise<Map<string, string>> {
    const tasks = new Map<string, string>();
    for (const round of roundsOf(moments)) {
      if (tasks.size > 0) await portal.process.start();
      await killOnce(round, tasks);
    }
    await portal.abandonTasks();
    return tasks;
  }

  async function killOnce(
    moments: [service: string, moment: Moment][],
    tasks: Map<string, string>,
  ): Promise<void> {
    const halts = await Halts.create(portal.knex, portal.proxy);
    const standStill = async (service: string, reached: Reached) => {
      tasks.set(service, await startTask(service));
      await portal.process.until(`${service} to stand still`, reached);
    };
    const waiting = await halts.beforeWrites(moments);
    await Promise.all(
      [...waiting].map(([service, reached]) => standStill(service, reached)),
    );
    // Last, because a request is given up after some seconds.
    for (const [service, moment] of moments) {
      if ('after' in moment) {
        await standStill(service, halts.afterRequest(moment.after));
      }
    }
    await portal.process.kill();
    await halts.release();
  }

  describe('goes on when it comes back with a run that was killed', () => {
    let tasks: Map<string, string>;
    beforeAll(async () => {
      tasks = await killAt(
        MOMENTS.map(([, service, moment]) => [service, moment]),
      );
      await portal.process.start({
        scaffolder: { concurrentTasksLimit: AT_ONCE },
      });
    });

    it.each(MOMENTS)('%s', async (_, service) => {
      const task = tasks.get(service) ?? '';
      expect(await finished(service, task)).toBe('done');
    });

    it('and made each thing once', async () => {
      const names = await forge().listRepositories('meridian');
      expect(names.map(one => one.name)).toEqual(
        ['gitops', ...tasks.keys()].sort(),
      );
      // Found by discovery as well, in every round: one entry, and no conflict.
      expect(await portal.process.log()).not.toMatch(/conflicting entityRef/);
    });
  });

  async function finished(service: string, task: string): Promise<string> {
    const made = await portal.process.until(
      'the run to be done',
      async () => {
        const now = await runOf(task);
        expect(now?.state).not.toBe('failed');
        return now?.state === 'done' && now;
      },
      { timeoutMs: PATIENCE_MS },
    );
    expect(made).toMatchObject({
      service,
      requestedBy: 'user:default/ada-okafor',
      ledger: [
        { kind: 'repository', state: 'made' },
        { kind: 'change-set', state: 'made' },
        { kind: 'catalog-location', state: 'made' },
      ],
    });
    expect(Date.parse(made.startedAt)).toBeLessThan(Date.parse(made.createdAt));

    expect(made.steps.map((one: { id: string }) => one.id)).toEqual([
      'repository',
      'provision',
      'register',
    ]);
    const ref = { owner: 'meridian', name: service };
    const { sha } = await forge().getBranch(ref, 'main');
    expect(sha).toBe(made.repository.headCommit);
    const lineage = await forge().readFile(ref, '.waymark/lineage.yaml', sha);
    expect(lineage.content.toString('utf8')).toContain(made.id);
    const sets = await portal.call(
      `/changes/change-sets?path=tenants/assistant/development/${service}.yaml`,
    );
    expect(sets.items).toHaveLength(1);
    expect(
      await portal.call(
        `/catalog/entities/by-name/component/default/${service}`,
      ),
    ).toMatchObject({ spec: { owner: expect.stringMatching(/assistant/) } });

    const row = await portal.process.until('the task to end', async () => {
      const [found] = await portal.knex
        .withSchema('scaffolder')
        .from('tasks')
        .where({ id: task });
      return found.status === 'completed' && found;
    });
    expect(row.secrets).toBeNull();
    await expectNoSecrets(task);
    return made.state;
  }

  it('takes back what runs left that nobody goes on with, whatever it was', async () => {
    // The one that went on takes fewer runs at once than stand still here.
    await portal.process.kill();
    await portal.process.start();
    const tasks = await killAt(Object.entries(LEFT));
    await portal.process.start({
      scaffolder: { taskRecovery: { enabled: false } },
      tenants: {
        sweeper: { frequency: { seconds: 1 }, abandonAfter: { seconds: 2 } },
      },
    });
    for (const [name, task] of tasks) {
      const cleaned = await portal.process.until(
        `${name} to be cleaned`,
        async () => {
          const now = await runOf(task);
          return now?.state === 'cleaned' && now;
        },
      );
      const states = cleaned.ledger.map(
        (entry: { state: string }) => entry.state,
      );
      expect([name, ...states]).toEqual([name, ...states.map(() => 'removed')]);
      await gone(name);
      const documents = await portal.call(`/changes/documents?name=${name}`);
      expect(documents.items).toEqual([]);
    }
    const names = await forge().listRepositories('meridian');
    expect(
      names.map(one => one.name).filter(name => name.startsWith('left-')),
    ).toEqual([]);
  });

  async function expectNoSecrets(task: string): Promise<void> {
    const events = await portal.knex
      .withSchema('scaffolder')
      .from('task_events')
      .where({ task_id: task });
    const runs = await portal.knex.withSchema('tenants').from('runs');
    const written = [
      await portal.process.log(),
      JSON.stringify([events, runs]),
    ];
    for (const token of Object.values(portal.forge.tokens)) {
      expect(written.some(text => text.includes(token))).toBe(false);
    }
  }
});
