import { RenderedLine } from './RenderedLine';
import { toDelivery } from './toDelivery';
import {
  OTHER,
  at,
  entry,
  known,
  position,
  standing,
  steps,
  synced,
  time,
} from './__testUtils__/delivery';

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
});
