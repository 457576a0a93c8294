import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { GitCache } from '@waymark/gitops';
import {
  repositoryMarker,
  type LedgerRecord,
  type ProvisioningRun,
} from '@waymark/plugin-tenants-common';
import { ada, request, TestWorld } from '../__testUtils__/TestWorld';

jest.setTimeout(60_000);

describe('the sweeper', () => {
  let world: TestWorld;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => world.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    world = await TestWorld.start(databases);
    await world.place.forge.ensureOrganization('meridian');
  });

  const provisioning = () => world.services.provisioning;

  /** A repository as the publishing action makes it, up to its push. */
  async function repository(
    run: ProvisioningRun,
    marker = repositoryMarker(run.id),
  ): Promise<LedgerRecord> {
    const ref = { owner: 'meridian', name: run.service };
    const record: LedgerRecord = {
      kind: 'repository',
      target: world.place.forge.browse.repository(ref),
      state: 'planned',
      cleanUp: { action: 'delete-repository', ...ref },
    };
    await provisioning().recordLedger(run.id, record, ada);
    await world.place.forge.ensureRepository(ref, { description: marker });
    return record;
  }

  async function location(run: ProvisioningRun): Promise<string> {
    const target = `${world.place.forge.url}/meridian/${run.service}/src/branch/main/catalog-info.yaml`;
    const record: LedgerRecord = {
      kind: 'catalog-location',
      target,
      state: 'made',
      cleanUp: { action: 'unregister-location', target },
    };
    world.locations.set(target, run.service);
    await provisioning().recordLedger(run.id, record, ada);
    return target;
  }

  const repositories = async () =>
    (await world.place.forge.listRepositories('meridian')).map(one => one.name);

  it('removes exactly what the ledger lists, newest first, and says so', async () => {
    const other = await provisioning().openRun(request('stays'), ada);
    await repository(other);
    await provisioning().provisionRun(other.id, {}, ada);
    await location(other);
    const before = [...world.changes.tree.keys()];

    const run = await provisioning().openRun(request('goes'), ada);
    await repository(run);
    await provisioning().provisionRun(run.id, {}, ada);
    await location(run);
    await provisioning().finishRun(
      run.id,
      { outcome: 'failed', message: 'No luck' },
      ada,
    );
    await world.services.sweeper.sweep();

    const swept = await provisioning().getRun(run.id, ada);
    expect(swept).toMatchObject({
      state: 'cleaned',
      failure: { message: 'No luck' },
      ledger: [
        { kind: 'repository', state: 'removed' },
        { kind: 'change-set', state: 'removed' },
        { kind: 'catalog-location', state: 'removed' },
      ],
    });
    const removedAt = swept.ledger.map(entry => String(entry.removedAt));
    expect(removedAt).toEqual([...removedAt].sort().reverse());
    expect([...world.changes.tree.keys()]).toEqual(before);
    expect(await repositories()).toEqual(['stays']);
    expect([...world.locations.values()]).toEqual(['stays']);
    expect(world.changes.sent.at(-1)).toMatchObject({
      reason: expect.stringContaining(run.id),
      documents: [
        { action: 'delete', path: 'tenants/assistant/development/goes.yaml' },
      ],
    });
  });

  it('does nothing more when it comes again', async () => {
    const audit = await world.audit();
    await world.services.sweeper.sweep();
    expect(await world.audit()).toEqual(audit);
  });

  it('takes the namespace with it that only this run needed', async () => {
    const run = await provisioning().openRun(
      request('alone', { environment: 'staging' }),
      ada,
    );
    await provisioning().provisionRun(run.id, {}, ada);
    expect(
      world.changes.tree.has('tenants/assistant/staging/_namespace.yaml'),
    ).toBe(true);
    await provisioning().cleanUpRun(run.id, {}, ada);
    expect(
      [...world.changes.tree.keys()].filter(path => path.includes('staging')),
    ).toEqual([]);
  });

  it('leaves what somebody pushed to, changed or made, and says why', async () => {
    const run = await provisioning().openRun(request('in-use'), ada);
    const record = await repository(run);
    await provisioning().recordLedger(
      run.id,
      { ...record, state: 'made', evidence: { headCommit: '0'.repeat(40) } },
      ada,
    );
    await push('in-use');
    await provisioning().provisionRun(run.id, {}, ada);
    const path = 'tenants/assistant/development/in-use.yaml';
    const changed = `${world.changes.tree.get(path)}# by hand\n`;
    world.changes.tree = new Map([...world.changes.tree, [path, changed]]);

    const audit = await world.audit();
    const preview = await provisioning().cleanUpRun(
      run.id,
      { dryRun: true },
      ada,
    );
    expect(await world.audit()).toEqual(audit);
    const swept = await provisioning().cleanUpRun(run.id, {}, ada);
    expect(swept.run).toMatchObject({
      state: 'cleaned',
      ledger: [
        { state: 'made', reason: expect.stringMatching(/Somebody pushed/) },
        { state: 'made', reason: expect.stringMatching(/Changed by somebody/) },
      ],
    });
    expect(preview.removals).toEqual(swept.removals);
    const once = await world.audit();
    const again = await provisioning().cleanUpRun(run.id, {}, ada);
    expect(again.removals).toEqual(swept.removals);
    expect(await world.audit()).toEqual(once);
    expect(world.changes.tree.get(path)).toBe(changed);
    expect(await repositories()).toContain('in-use');
  });

  it('knows its repository by its first commit once that is there', async () => {
    const run = await provisioning().openRun(request('pushed'), ada);
    const record = await repository(run, 'A service, no marker left');
    const headCommit = await push('pushed');
    await provisioning().recordLedger(
      run.id,
      { ...record, evidence: { headCommit } },
      ada,
    );
    await provisioning().cleanUpRun(run.id, {}, ada);
    expect(await repositories()).not.toContain('pushed');
  });

  it('never touches a repository that the run did not make', async () => {
    const run = await provisioning().openRun(request('not-ours'), ada);
    await repository(run, 'Made by hand');
    const swept = await provisioning().cleanUpRun(run.id, {}, ada);
    expect(swept.run.ledger).toMatchObject([{ state: 'removed' }]);
    expect(await repositories()).toContain('not-ours');
  });

  it('takes back what was sent just before a crash', async () => {
    const run = await provisioning().openRun(request('half-sent'), ada);
    world.changes.afterCommit = () => {
      throw new Error('killed');
    };
    await expect(provisioning().provisionRun(run.id, {}, ada)).rejects.toThrow(
      'killed',
    );
    world.changes.afterCommit = () => undefined;
    await world.services.sweeper.sweep();
    expect(await provisioning().getRun(run.id, ada)).toMatchObject({
      state: 'running',
    });
    await sweepMuchLater();
    expect(await provisioning().getRun(run.id, ada)).toMatchObject({
      state: 'cleaned',
      failure: { message: expect.stringMatching(/Abandoned/) },
    });
    expect([...world.changes.tree.keys()].join()).not.toMatch('half-sent');
  });

  it('follows a closed change request by undoing the run', async () => {
    const run = await provisioning().openRun(
      request('rejected', { environment: 'production' }),
      ada,
    );
    const { run: proposed } = await provisioning().provisionRun(
      run.id,
      {},
      ada,
    );
    world.changes.decide(proposed.changeSet?.id ?? '', 'rejected');
    await world.services.sweeper.sweep();
    expect(await provisioning().getRun(run.id, ada)).toMatchObject({
      state: 'cleaned',
      failure: { message: expect.stringMatching(/closed without merging/) },
    });
  });

  it('finds what was made too late, and makes nothing more for the run', async () => {
    const run = await provisioning().openRun(request('too-late'), ada);
    await sweepMuchLater();
    await expect(location(run)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(
      provisioning().provisionRun(run.id, {}, ada),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await world.services.sweeper.sweep();
    expect([...world.locations.values()]).not.toContain('too-late');
  });

  it('frees the name, and the same request starts over', async () => {
    const run = await provisioning().openRun(request('goes'), ada);
    expect(run).toMatchObject({ state: 'open' });
    const { run: made } = await provisioning().provisionRun(run.id, {}, ada);
    expect(made.state).toBe('committed');
    expect(
      world.changes.tree.has('tenants/assistant/development/goes.yaml'),
    ).toBe(true);
    await provisioning().finishRun(run.id, { outcome: 'done' }, ada);
  });

  it('refuses to undo a run that is done', async () => {
    await expect(
      provisioning().cleanUpRun('test-run:goes', { dryRun: true }, ada),
    ).rejects.toThrow(/Retire the service/);
  });

  /** A round that finds every silent run abandoned. */
  async function sweepMuchLater() {
    world.aheadMs = 60 * 60_000;
    await world.services.sweeper.sweep();
    world.aheadMs = 0;
  }

  /** Somebody's commit on main; answers its id. */
  async function push(name: string): Promise<string> {
    const { forge } = world.place;
    const dir = await mkdtemp(join(tmpdir(), 'waymark-push-'));
    const git = new GitCache({
      dir,
      url: forge.cloneUrl({ owner: 'meridian', name }),
      env: forge.gitEnvironment(),
    });
    await git.fetch();
    const person = { name: 'Somebody', email: 'somebody@meridian.example' };
    const commit = await git.writeCommit({
      changes: new Map([['README.md', 'mine']]),
      subject: 'Work on it',
      trailers: [],
      author: person,
      committer: person,
      at: new Date(),
    });
    await git.push(commit, 'main', forge.gitEnvironment());
    await rm(dir, { recursive: true });
    return commit;
  }
});
