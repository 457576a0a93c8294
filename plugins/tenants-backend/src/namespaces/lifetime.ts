import type { TenantNamespace } from '@waymark/platform-api';
import type { NamespaceLifetime } from '@waymark/plugin-tenants-common';

/** What is known of a namespace. */
export interface NamespaceFacts {
  tier: TenantNamespace['spec']['tier'];
  /** Of a sandbox: its own, or the platform's default. */
  ttl?: string;
  /** Newest commit that touched its document; undefined when the history does not reach that far. */
  documentChangedAt?: Date;
  /** Newest commit that touched anything of it. */
  changedAt?: Date;
  workloads: number;
  /** Whether the catalog knows the team. */
  isOwnerKnown: boolean;
}

/** The platform's defaults, ISO 8601. */
export interface LifetimePolicy {
  warnBefore: string;
  abandonedAfter: string;
}

type Lifetime = Pick<
  NamespaceLifetime,
  'state' | 'reasons' | 'expiresAt' | 'lastChangeAt' | 'ttl'
>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long a namespace is wanted. A sandbox expires its time to live after the last commit to its document, so that any commit to
 * it is a renewal. Pure.
 */
export function lifetimeOf(
  facts: NamespaceFacts,
  policy: LifetimePolicy,
  now: Date,
): Lifetime {
  const { changedAt, documentChangedAt, isOwnerKnown, ttl, workloads } = facts;
  const expiresAt =
    ttl && documentChangedAt
      ? new Date(documentChangedAt.getTime() + durationMs(ttl))
      : undefined;
  const told = {
    ...(ttl && { ttl }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(changedAt && { lastChangeAt: changedAt.toISOString() }),
  };
  if (ttl && expiresAt && expiresAt <= now) {
    const reasons = [`Its time to live of ${inWords(ttl)} is over`];
    return { state: 'expired', reasons, ...told };
  }
  const reasons = [
    ...(isOwnerKnown ? [] : ['Its team is not in the catalog any more']),
    ...(workloads === 0 &&
    changedAt &&
    now.getTime() - changedAt.getTime() >= durationMs(policy.abandonedAfter)
      ? [
          `It has no workload, and no commit for ${inWords(
            policy.abandonedAfter,
          )}`,
        ]
      : []),
  ];
  if (reasons.length > 0) return { state: 'abandoned', reasons, ...told };
  if (
    expiresAt &&
    expiresAt.getTime() - now.getTime() <= durationMs(policy.warnBefore)
  ) {
    const soon = [
      `It expires within ${inWords(
        policy.warnBefore,
      )}; any commit to its document renews it`,
    ];
    return { state: 'expiring', reasons: soon, ...told };
  }
  const isBlind =
    (ttl !== undefined && !documentChangedAt) ||
    (workloads === 0 && !changedAt);
  return isBlind
    ? {
        state: 'unknown',
        reasons: ['The history that was read does not reach its last commit'],
        ...told,
      }
    : { state: 'kept', reasons: [], ...told };
}

/** Whether something proposes to remove a namespace. */
export function mayBeCleanedUp({
  state,
}: Pick<NamespaceLifetime, 'state'>): boolean {
  return state === 'expired' || state === 'abandoned';
}

/** A duration of whole days or hours (`P14D`, `PT12H`), which is what the platform's schema allows, in milliseconds. */
export function durationMs(duration: string): number {
  const [, days, hours] = /^P(?:(\d+)D|T(\d+)H)$/.exec(duration) ?? [];
  if (days !== undefined) return Number(days) * DAY_MS;
  if (hours !== undefined) return Number(hours) * HOUR_MS;
  throw new RangeError(
    `${JSON.stringify(
      duration,
    )} is not a duration of whole days or hours. Write P14D or PT12H.`,
  );
}

/** A duration of whole days or hours as people say it: `14 days`, `1 hour`. */
export function inWords(duration: string): string {
  const ms = durationMs(duration);
  const [count, unit] =
    ms % DAY_MS === 0 ? [ms / DAY_MS, 'day'] : [ms / HOUR_MS, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
