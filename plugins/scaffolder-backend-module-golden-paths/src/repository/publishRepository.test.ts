import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitCache, GiteaForge } from '@waymark/gitops';
import {
  PORTAL_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import type {
  LedgerRecord,
  ProvisioningRun,
} from '@waymark/plugin-tenants-common';
import { publishRepository, RepositoryTakenError } from './publishRepository';

jest.setTimeout(60_000);

describe('publishRepository', () => {
  let folder: string;
  let running: RunningForge;
  let forge: GiteaForge;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-publish-'));
    running = await startForge({ root: join(folder, 'forge') });
    forge = new GiteaForge({
      url: running.url,
      user: PORTAL_USER,
      token: running.tokens[PORTAL_USER],
    });
    await forge.ensureOrganization('meridian');
  });
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function publish(
    name: string,
    options: {
      run?: string;
      interrupt?: (record: LedgerRecord) => void;
    } = {},
  ) {
    const ledger: LedgerRecord[] = [];
    const { commit } = await publishRepository({
      forge,
      ref: { owner: 'meridian', name },
      description: 'A service',
      files: new Map([['README.md', '# A service\n']]),
      author: { name: 'Ada Okafor', email: 'ada.okafor@meridian.example' },
      run: runWith(options.run ?? 'one'),
      directory: await mkdtemp(join(folder, 'work-')),
      outbound: call => call(),
      ledger: async record => {
        ledger.push(record);
        options.interrupt?.(record);
      },
    });
    return { commit, ledger };
  }

  it('writes down what it is about to make, and then that it is made', async () => {
    const { commit, ledger } = await publish('fresh');
    expect(
      ledger.map(({ state, evidence }) => [state, evidence?.headCommit]),
    ).toEqual([
      ['planned', undefined],
      ['planned', commit],
      ['made', commit],
    ]);
    const ref = { owner: 'meridian', name: 'fresh' };
    expect((await forge.getBranch(ref, 'main')).sha).toBe(commit);
    expect(await forge.getRepository(ref)).toMatchObject({
      description: 'A service',
    });
  });

  it('goes on wherever it was cut off, and makes the same commit', async () => {
    const cut = (at: number) => {
      let count = 0;
      return () => {
        count += 1;
        if (count === at) throw new Error('killed');
      };
    };
    for (const at of [1, 2, 3]) {
      await expect(publish('cut', { interrupt: cut(at) })).rejects.toThrow(
        'killed',
      );
    }
    const { commit } = await publish('cut');
    expect((await publish('cut')).commit).toBe(commit);
  });

  it('keeps what people pushed after it', async () => {
    const { commit } = await publish('worked-on');
    const ref = { owner: 'meridian', name: 'worked-on' };
    const git = new GitCache({
      dir: await mkdtemp(join(folder, 'work-')),
      url: forge.cloneUrl(ref),
      env: forge.gitEnvironment(),
    });
    await git.fetch();
    const person = { name: 'Ben', email: 'ben@meridian.example' };
    const theirs = await git.writeCommit({
      parent: commit,
      changes: new Map([['README.md', 'Mine\n']]),
      subject: 'Work on it',
      trailers: [],
      author: person,
      committer: person,
      at: new Date(),
    });
    await git.push(theirs, 'main', forge.gitEnvironment());
    expect((await publish('worked-on')).commit).toBe(commit);
    expect((await forge.getBranch(ref, 'main')).sha).toBe(theirs);
  });

  it('refuses a repository that somebody else made, and leaves it alone', async () => {
    const ref = { owner: 'meridian', name: 'theirs' };
    await forge.ensureRepository(ref, { description: 'By hand' });
    const refused = publish(ref.name);
    await expect(refused).rejects.toBeInstanceOf(RepositoryTakenError);
    await expect(refused).rejects.toMatchObject({
      repository: forge.browse.repository(ref),
    });
    expect((await forge.getRepository(ref)).empty).toBe(true);
  });

  it('refuses the repository of another run', async () => {
    await publish('of-run-one', { run: 'one' });
    await expect(publish('of-run-one', { run: 'two' })).rejects.toBeInstanceOf(
      RepositoryTakenError,
    );
  });
});

function runWith(id: string): ProvisioningRun {
  return {
    id,
    idempotencyKey: `test:${id}`,
    state: 'running',
    service: 'a',
    team: 'assistant',
    environment: 'development',
    template: { ref: 'template:default/a', version: '1.0.0' },
    requestedBy: 'user:default/ada-okafor',
    startedAt: '2026-01-02T03:04:05.000Z',
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
    revision: 1,
    values: {
      name: 'a',
      owner: 'assistant',
      language: 'python',
      size: 'small',
      minReplicas: 1,
      maxReplicas: 2,
      environment: 'development',
    },
    notes: [],
    links: [],
    ledger: [],
    steps: [],
    portalMs: 0,
  };
}
