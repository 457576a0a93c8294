import {
  countByEnvironment,
  type RollOut as OpenRollOut,
} from '@waymark/gitops';
import type { RollOut } from '@waymark/plugin-changes-common';
import type { RollOutDecisionRow } from '../database/RollOutStore';
import type { Cause } from './causesOf';
import type { RenderedBatch } from './RenderedBatches';

/** Everything that is known of one roll-out. */
export interface KnownRollOut {
  id: string;
  /** Absent when Git knows its commit no more. */
  cause: Cause | undefined;
  /** What is left of it; absent when it is done. */
  open: OpenRollOut | undefined;
  /** Oldest first. */
  batches: readonly RenderedBatch[];
  decision: RollOutDecisionRow | undefined;
  /** In the order of the platform. */
  environments: readonly string[];
  pauseMs: number;
  now: Date;
}

/** A roll-out as it is shown; undefined when nothing is known of it. Pure. */
export function toRollOut(known: KnownRollOut): RollOut | undefined {
  const { batches, decision, id, open } = known;
  const startedAt = batches.at(0)?.at ?? open?.startedAt;
  const lastAt = open?.lastAt ?? batches.at(-1)?.at;
  if (!startedAt || !lastAt) return undefined;
  const left = countByEnvironment(open?.documents.keys() ?? []);
  const done = new Map<string, number>();
  for (const { units } of batches) {
    for (const [name, n] of units) done.set(name, (done.get(name) ?? 0) + n);
  }
  const environments = inOrder(known, [...done.keys(), ...left.keys()]).map(
    name => ({
      name,
      done: done.get(name) ?? 0,
      of: (done.get(name) ?? 0) + (left.get(name) ?? 0),
    }),
  );
  const number = open?.batch ?? batches.at(-1)?.number ?? 0;
  const nextAt = new Date(lastAt.getTime() + known.pauseMs);
  const state = stateOf(known, nextAt);
  return {
    id,
    ...(known.cause ?? { reason: id }),
    state,
    startedAt: startedAt.toISOString(),
    lastAt: lastAt.toISOString(),
    ...(state === 'waiting' && { nextAt: nextAt.toISOString() }),
    batches: { done: number, of: open?.of ?? number },
    documents: {
      done: sum(environments.map(each => each.done)),
      of: sum(environments.map(each => each.of)),
    },
    environments,
    steps: batches.map(({ at, commit, number: batch, units }) => ({
      batch,
      at: at.toISOString(),
      commit,
      environments: inOrder(known, [...units.keys()]).map(name => ({
        name,
        documents: units.get(name) ?? 0,
      })),
    })),
    ...(decision && {
      decision: {
        verb: decision.verb,
        at: decision.at.toISOString(),
        by: decision.actor,
        reason: decision.reason,
      },
    }),
  };
}

function stateOf(
  { decision, now, open }: KnownRollOut,
  nextAt: Date,
): RollOut['state'] {
  if (!open) return 'done';
  if (decision?.verb === 'stop') return 'stopped';
  return nextAt > now ? 'waiting' : 'running';
}

/** What belongs to no environment first, and environments that are gone last. */
function inOrder(
  { environments }: KnownRollOut,
  names: readonly string[],
): string[] {
  const rank = (name: string) => {
    const at = environments.indexOf(name);
    if (at >= 0) return at;
    return name === 'platform' ? -1 : environments.length;
  };
  return [...new Set(names)].sort(
    (one, other) => rank(one) - rank(other) || one.localeCompare(other),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
