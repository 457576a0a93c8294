import { syncedRevision } from './deliverApplication';
import {
  FOLDER,
  OTHER,
  application,
  standing,
  synced,
  time,
} from './__testUtils__/delivery';

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
