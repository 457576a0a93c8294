import type { HistoryEntry } from '@waymark/gitops';
import type { RollOut } from '@waymark/plugin-changes-common';
import type { Position } from '../reconciler/position';
import {
  applicationSchema,
  type Application,
} from '@waymark/plugin-clusters-node';
import { firstHealthy } from './firstHealthy';
import { deliverApplication, syncedRevision } from './deliverApplication';
import { RenderedLine } from './RenderedLine';
import { toDelivery, type Known } from './toDelivery';

const at = (second: number) => new Date(Date.UTC(2026, 4, 4, 12, 0, second));
const time = (second: number) => at(second).toISOString();

const FOLDER = 'local/assistant-development/rag';
const OTHER = 'local/assistant-development/other';

const entry = (
  commit: string,
  second: number,
  trailer: string,
  ...folders: string[]
): HistoryEntry => ({
  commit,
  committedAt: at(second),
  trailer,
  paths: folders.map(folder => `${folder}/deployment.yaml`),
});

/** Newest first: r3 is of intent m3 and changed rag, r2 changed the other one. */
const line = new RenderedLine(
  [
    entry('r3', 12, 'm3', FOLDER),
    entry('r2', 5, 'm2', OTHER),
    entry('r1', 0, 'm1', FOLDER, OTHER),
  ],
  [`${FOLDER}/deployment.yaml`, `${OTHER}/deployment.yaml`],
);

const application = (
  status: object | undefined,
  { path = FOLDER, automated = true } = {},
): Application => ({
  ...applicationSchema.parse({
    metadata: { name: path.split('/').at(-1) },
    spec: {
      destination: { namespace: 'assistant-development' },
      ...(automated && { syncPolicy: { automated: { selfHeal: true } } }),
    },
    status,
  }),
  cluster: 'local',
  path,
});

const synced = (revision: string, second: number, health = 'Healthy') => ({
  sync: { status: 'Synced', revision },
  health: { status: health, lastTransitionTime: time(second + 2) },
  operationState: {
    phase: 'Succeeded',
    finishedAt: time(second),
    syncResult: { revision },
  },
  history: [{ revision, deployedAt: time(second) }],
});

const standing = (...args: Parameters<typeof application>) =>
  deliverApplication(application(...args), line, at(30));

describe('an Application', () => {
  it('is delivered once what it wants is synced and healthy, and says how long that took', () => {
    expect(standing(synced('r3', 15))).toEqual({
      cluster: 'local',
      name: 'rag',
      namespace: 'assistant-development',
      path: FOLDER,
      state: 'delivered',
      synced: true,
      wanted: { commit: 'r3', at: time(12) },
      syncedAt: time(15),
      healthySince: time(17),
      lag: 'PT3S',
    });
  });

  it('takes the first sync, not one that healed it later', () => {
    const later = synced('r3', 25);
    later.history = [
      { revision: 'r1', deployedAt: time(1) },
      { revision: 'r3', deployedAt: time(14) },
      { revision: 'r3', deployedAt: time(25) },
    ];
    expect(standing(later)).toMatchObject({ syncedAt: time(14), lag: 'PT2S' });
  });

  it('needs no newer commit than the one that changed its folder', () => {
    expect(standing(synced('r2', 6), { path: OTHER })).toMatchObject({
      state: 'delivered',
      lag: 'PT1S',
    });
  });

  it.each([
    ['syncing', synced('r2', 6), true],
    ['by-hand', synced('r2', 6), false],
    ['progressing', synced('r3', 15, 'Progressing'), true],
    ['degraded', synced('r3', 15, 'Degraded'), true],
    ['unknown', synced('r3', 15, 'Unknown'), true],
    ['unknown', undefined, true],
    ['unknown', {}, true],
  ])('is %s', (state, status, automated) => {
    expect(standing(status, { automated }).state).toBe(state);
  });

  it('waits up to now', () => {
    expect(standing(synced('r2', 6))).toMatchObject({ lag: 'PT18S' });
  });

  it('is drifted when it is out of sync with what it was synced to', () => {
    const drifted = {
      ...synced('r3', 15),
      sync: { status: 'OutOfSync', revision: 'r3' },
    };
    expect(standing(drifted).state).toBe('drifted');
    expect(syncedRevision(application(drifted))).toBe('r3');
  });

  it('is degraded when its sync failed, and says why in the words of Argo CD', () => {
    const failed = {
      ...synced('r2', 6),
      sync: { status: 'OutOfSync', revision: 'r3' },
      operationState: { phase: 'Failed', message: 'one is invalid' },
    };
    expect(standing(failed)).toMatchObject({
      state: 'degraded',
      synced: false,
      reason: 'one is invalid',
    });
  });
});

const position = (intent: string, rest: Partial<Position> = {}): Position => {
  const info = (id: string, second: number) => ({
    id,
    parents: [],
    author: { name: 'Ada', email: 'ada@meridian.example' },
    committer: { name: 'Ada', email: 'ada@meridian.example' },
    committedAt: at(second),
    subject: '',
    trailers: new Map<string, string>(),
  });
  return {
    intent: info(intent, 10),
    rendered: info('r3', 12),
    upToDate: true,
    isOfIntent: true,
    rollOuts: [],
    waiting: 0,
    ...rest,
  };
};

const known = (rest: Partial<Known> = {}): Known => ({
  now: at(30),
  readAt: at(29),
  position: position('m3'),
  line,
  clusters: [
    {
      name: 'local',
      asOf: at(28),
      applications: [standing(synced('r3', 15))],
    },
  ],
  isHeld: false,
  gone: [],
  ...rest,
});

const steps = (rest: Partial<Known> = {}) =>
  toDelivery(known(rest)).steps.map(({ stage, state, lag, reason }) => ({
    stage,
    state,
    ...(lag && { lag }),
    ...(reason && { reason }),
  }));

describe('the way of the newest change', () => {
  it('has each stage with its time, lag and source', () => {
    expect(toDelivery(known()).steps).toEqual([
      {
        stage: 'intent',
        state: 'reached',
        at: time(10),
        commit: 'm3',
        source: 'branch main of the GitOps repository',
        asOf: time(29),
      },
      {
        stage: 'rendered',
        state: 'reached',
        at: time(12),
        lag: 'PT2S',
        commit: 'r3',
        source: 'branch rendered of the GitOps repository',
        asOf: time(29),
      },
      {
        stage: 'synced',
        state: 'reached',
        at: time(15),
        lag: 'PT3S',
        applications: { reached: 1, of: 1 },
        source: 'Argo CD, local',
        asOf: time(28),
      },
      {
        stage: 'healthy',
        state: 'reached',
        at: time(17),
        lag: 'PT2S',
        applications: { reached: 1, of: 1 },
        source: 'Argo CD, local',
        asOf: time(28),
      },
    ]);
  });

  it('gives no time for an intent that is older than the branch, as an imported one is', () => {
    const { intent, ...rest } = position('m3');
    const imported = { ...intent, committedAt: at(-400 * 86_400) };
    expect(steps({ position: { ...rest, intent: imported } })[1]).toEqual({
      stage: 'rendered',
      state: 'reached',
      reason: 'Its intent is older than the branch',
    });
  });

  it('is unknown beyond Git where no cluster is connected, and where one does not answer', () => {
    expect(steps({ clusters: [] }).slice(2)).toEqual([
      { stage: 'synced', state: 'unknown', reason: 'No cluster is connected' },
      { stage: 'healthy', state: 'unknown', reason: 'No cluster is connected' },
    ]);
    const silent = {
      name: 'local',
      asOf: at(28),
      reason: 'connection refused',
    };
    expect(steps({ clusters: [silent] })[2]).toMatchObject({
      state: 'unknown',
      reason: 'connection refused',
    });
    expect(toDelivery(known({ clusters: [silent] })).clusters).toEqual([
      {
        name: 'local',
        state: 'unreachable',
        reason: 'connection refused',
        asOf: time(28),
      },
    ]);
  });

  it('waits for rendering up to now', () => {
    const waiting = position('m4', {
      upToDate: false,
      waiting: 1,
      oldestWaiting: { ...position('m4').intent, committedAt: at(20) },
    });
    expect(steps({ position: waiting }).slice(1)).toEqual([
      { stage: 'rendered', state: 'waiting', lag: 'PT10S' },
      { stage: 'synced', state: 'waiting' },
      { stage: 'healthy', state: 'waiting' },
    ]);
    expect(steps({ position: waiting, isHeld: true })[1]).toMatchObject({
      state: 'failed',
      reason: 'An upgrade of the compiler waits for its release',
    });
  });

  it('waits for an Application that is not there yet, and for a person', () => {
    const nothing = { name: 'local', asOf: at(28), applications: [] };
    expect(steps({ clusters: [nothing] })[2]).toEqual({
      stage: 'synced',
      state: 'waiting',
      lag: 'PT18S',
    });
    const byHand = {
      ...nothing,
      applications: [standing(synced('r2', 6), { automated: false })],
    };
    expect(steps({ clusters: [byHand] })[2]).toMatchObject({
      state: 'waiting',
      reason: 'rag waits for a person to sync',
    });
  });

  it('fails where an Application is degraded', () => {
    const broken = {
      name: 'local',
      asOf: at(28),
      applications: [standing(synced('r3', 15, 'Degraded'))],
    };
    expect(steps({ clusters: [broken] }).slice(2)).toEqual([
      { stage: 'synced', state: 'reached', lag: 'PT3S' },
      {
        stage: 'healthy',
        state: 'failed',
        lag: 'PT15S',
        reason: 'rag: degraded',
      },
    ]);
  });

  it('is not synced where Argo CD cannot even render it, whatever ran before', () => {
    const refused = {
      ...synced('r2', 6),
      sync: { status: 'Unknown', revision: 'r2' },
      conditions: [{ type: 'ComparisonError', message: 'connection refused' }],
    };
    const cluster = {
      name: 'local',
      asOf: at(28),
      applications: [standing(refused)],
    };
    expect(steps({ clusters: [cluster] }).slice(2)).toEqual([
      {
        stage: 'synced',
        state: 'failed',
        lag: 'PT18S',
        reason: 'rag: connection refused',
      },
      { stage: 'healthy', state: 'waiting' },
    ]);
    expect(
      toDelivery(known({ clusters: [cluster] })).clusters[0].applications,
    ).toMatchObject({ total: 1, synced: 0 });
  });

  it('keeps when it was healthy first, however often it is healed or asked anew', () => {
    const healed = synced('r3', 15);
    healed.health.lastTransitionTime = time(29);
    const told = { ...standing(healed), firstHealthy: { at: time(16) } };
    const cluster = { name: 'local', asOf: at(28), applications: [told] };
    const healthy = { stage: 'healthy', state: 'reached', lag: 'PT1S' };
    expect(steps({ clusters: [cluster] })[3]).toEqual(healthy);
    const asked = { ...told, state: 'progressing' as const };
    const anew = { ...cluster, applications: [asked] };
    expect(steps({ clusters: [anew] })[3]).toEqual(healthy);
    const unseen = { ...told, firstHealthy: {} };
    expect(
      steps({ clusters: [{ ...cluster, applications: [unseen] }] })[3],
    ).toEqual({
      stage: 'healthy',
      state: 'reached',
      reason: 'Nobody saw when it was so first',
    });
  });

  it('takes no transition for the first one that came after another sync', () => {
    const first = (status: ReturnType<typeof synced>, now = at(40)) =>
      firstHealthy(application(status), standing(status), now);
    expect(first(synced('r3', 15))).toEqual({ at: time(17) });
    const before = synced('r3', 15);
    before.health.lastTransitionTime = time(2);
    expect(first(before)).toEqual({ at: time(15) });
    expect(first(before, at(20))).toBeUndefined();
    const healed = synced('r3', 15);
    healed.operationState.finishedAt = time(27);
    healed.health.lastTransitionTime = time(29);
    expect(first(healed)).toEqual({});
  });

  it('follows a removal until its application is gone', () => {
    const removing = new RenderedLine(
      [
        entry('r3', 12, 'm3', FOLDER, 'argocd/local'),
        entry('r1', 0, 'm1', FOLDER),
      ],
      ['argocd/local/root.yaml'],
    );
    const tell = (path: string, revision: string, second: number) =>
      deliverApplication(
        application(synced(revision, second), { path }),
        removing,
        at(30),
      );
    const cluster = { name: 'local', asOf: at(28) };
    const there = {
      ...cluster,
      applications: [tell('argocd/local', 'r3', 14), tell(FOLDER, 'r1', 1)],
    };
    expect(steps({ line: removing, clusters: [there] }).slice(2)).toEqual([
      { stage: 'synced', state: 'reached', lag: 'PT2S' },
      { stage: 'healthy', state: 'waiting', lag: 'PT16S' },
    ]);
    const left = { ...cluster, applications: [tell('argocd/local', 'r3', 14)] };
    const gone = [{ path: FOLDER, at: time(19) }];
    expect(steps({ line: removing, clusters: [left], gone }).slice(2)).toEqual([
      { stage: 'synced', state: 'reached', lag: 'PT2S' },
      { stage: 'healthy', state: 'reached', lag: 'PT5S' },
    ]);
  });

  it('says that a removal in production waits for a person, and for what', () => {
    const removing = new RenderedLine(
      [
        entry('r3', 12, 'm3', FOLDER, 'argocd/local'),
        entry('r1', 0, 'm1', FOLDER),
      ],
      ['argocd/local/root.yaml'],
    );
    const kept = application(
      {
        ...synced('r1', 1),
        conditions: [
          { type: 'ComparisonError', message: 'app path does not exist' },
        ],
      },
      { automated: false },
    );
    kept.metadata.annotations = {
      'argocd.argoproj.io/sync-options': 'Prune=false',
    };
    const root = application(synced('r3', 14), { path: 'argocd/local' });
    const applications = [root, kept].map(each =>
      deliverApplication(each, removing, at(30)),
    );
    expect(applications[1]).toMatchObject({
      state: 'to-remove',
      synced: false,
      reason: expect.stringContaining('until a person deletes'),
    });
    const cluster = { name: 'local', asOf: at(28), applications };
    expect(
      steps({ line: removing, clusters: [cluster] }).slice(2),
    ).toMatchObject([
      {
        stage: 'synced',
        state: 'waiting',
        reason: 'rag waits for a person to delete the Application',
      },
      { stage: 'healthy', state: 'waiting' },
    ]);
  });

  it('does not concern a change without objects', () => {
    const quiet = new RenderedLine([entry('r4', 12, 'm3', 'argocd/local')], []);
    expect(steps({ line: quiet }).slice(2)).toMatchObject([
      { state: 'not-applicable' },
      { state: 'not-applicable' },
    ]);
  });

  it('counts each cluster, and lists what is behind', () => {
    const clusters = [
      {
        name: 'local',
        asOf: at(28),
        applications: [
          standing(synced('r3', 15)),
          standing(synced('r1', 1), { path: OTHER }),
        ],
      },
    ];
    const delivery = toDelivery(known({ clusters }));
    expect(delivery.clusters[0].applications).toEqual({
      total: 2,
      synced: 1,
      healthy: 1,
      byHand: 0,
      drifted: 0,
    });
    expect(delivery.behind).toMatchObject([
      { name: 'other', state: 'syncing' },
    ]);
  });

  describe('of a large change', () => {
    const batch = (commit: string, second: number, folder: string) => ({
      ...entry(commit, second, 'm3', folder),
      rollOut: 'm3',
    });
    const folders = [`${FOLDER}/deployment.yaml`, `${OTHER}/deployment.yaml`];
    const beside = entry('r5', 13, 'm3', 'local/search-development/_baseline');
    const batches = new RenderedLine(
      [
        batch('r6', 14, OTHER),
        beside,
        batch('r4', 12, FOLDER),
        entry('r1', 0, 'm1', FOLDER, OTHER),
      ],
      folders,
    );
    const rollOut: RollOut = {
      id: 'm3',
      state: 'running',
      startedAt: time(12),
      lastAt: time(12),
      batches: { done: 1, of: 2 },
      documents: { done: 1, of: 2 },
      environments: [],
      steps: [],
    };

    it('is not rendered before its last batch, and then by that', () => {
      const [, before] = steps({ line: batches, rollOut });
      expect(before).toMatchObject({
        state: 'waiting',
        reason: 'At batch 1 of 2: 1 of 2 workloads and namespaces',
      });
      const [, after] = toDelivery(known({ line: batches })).steps;
      expect(after).toMatchObject({ commit: 'r6', lag: 'PT4S' });
      expect(batches.foldersOf('m3').sort()).toEqual([OTHER, FOLDER].sort());
    });

    it('says that it was stopped, and waits in the clusters', () => {
      const stopped: RollOut = { ...rollOut, state: 'stopped' };
      expect(steps({ line: batches, rollOut: stopped })).toMatchObject([
        { state: 'reached' },
        { state: 'failed', reason: expect.stringContaining('Stopped after') },
        { state: 'waiting' },
        { state: 'waiting' },
      ]);
    });
  });
});
