import * as fc from 'fast-check';
import { durationMs, inWords, lifetimeOf, mayBeCleanedUp } from './lifetime';
import type { NamespaceFacts } from './lifetime';

const now = new Date('2026-05-04T12:00:00Z');
const policy = { warnBefore: 'P3D', abandonedAfter: 'P90D' };
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const of = (rest: Partial<NamespaceFacts>) =>
  lifetimeOf(
    {
      tier: 'shared-standard',
      documentChangedAt: daysAgo(10),
      changedAt: daysAgo(10),
      workloads: 1,
      isOwnerKnown: true,
      ...rest,
    },
    policy,
    now,
  );
const sandbox = (days: number, rest: Partial<NamespaceFacts> = {}) =>
  of({
    tier: 'sandbox',
    ttl: 'P14D',
    documentChangedAt: daysAgo(days),
    changedAt: daysAgo(days),
    ...rest,
  });

it.each([
  [0, 'kept'],
  [10.9, 'kept'],
  [11, 'expiring'],
  [13.9, 'expiring'],
  [14, 'expired'],
])('a sandbox whose document was changed %d days ago is %s', (days, state) => {
  const lifetime = sandbox(days);
  expect(lifetime.state).toBe(state);
  expect(lifetime.expiresAt).toBe(daysAgo(days - 14).toISOString());
});

it('expires by its own document, not by what is deployed into it', () => {
  expect(sandbox(20, { changedAt: daysAgo(1) }).state).toBe('expired');
});

it.each([
  [89.9, 0, 'kept'],
  [90, 0, 'abandoned'],
  [900, 1, 'kept'],
])(
  'without commit for %d days and with %d workloads it is %s',
  (days, workloads, state) => {
    expect(of({ changedAt: daysAgo(days), workloads }).state).toBe(state);
  },
);

it('is abandoned when its team is gone, whatever runs in it', () => {
  expect(of({ isOwnerKnown: false })).toMatchObject({
    state: 'abandoned',
    reasons: ['Its team is not in the catalog any more'],
  });
});

it('says so when the history does not tell', () => {
  expect(of({ changedAt: undefined, workloads: 0 }).state).toBe('unknown');
  expect(sandbox(1, { documentChangedAt: undefined }).state).toBe('unknown');
});

it('proposes to remove only what is over, and gives a reason for it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 2 }),
      fc.boolean(),
      fc.boolean(),
      (days, workloads, isOwnerKnown, isSandbox) => {
        const rest = { workloads, isOwnerKnown };
        const lifetime = isSandbox
          ? sandbox(days, rest)
          : of({ changedAt: daysAgo(days), ...rest });
        const isOver = mayBeCleanedUp(lifetime);
        const isInUse = workloads > 0 && isOwnerKnown && !isSandbox;
        expect(isOver && lifetime.reasons.length === 0).toBe(false);
        expect(isOver && isInUse).toBe(false);
      },
    ),
  );
});

it.each([
  ['P1D', 86_400_000],
  ['PT12H', 43_200_000],
])('reads %s', (text, ms) => expect(durationMs(text)).toBe(ms));

it.each([
  ['P1D', '1 day'],
  ['P14D', '14 days'],
  ['PT48H', '2 days'],
  ['PT12H', '12 hours'],
])('says %s as %s', (text, words) => expect(inWords(text)).toBe(words));

it('refuses what is no whole days or hours', () => {
  expect(() => durationMs('P1M')).toThrow(/P14D or PT12H/);
});
