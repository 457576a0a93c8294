import { firstHealthy } from './firstHealthy';
import {
  application,
  at,
  standing,
  steps,
  synced,
  time,
} from './__testUtils__/delivery';

describe('when it was healthy first', () => {
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
});
