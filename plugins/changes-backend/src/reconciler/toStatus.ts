import { TRAILERS, type HeldOutput } from '@waymark/gitops';
import type {
  ReconcilerRun,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import type { ReconcilerRunRow } from '../database/rows';
import { lagMs, type Position } from './position';

/** A run as it is shown. */
export function toRun(row: ReconcilerRunRow): ReconcilerRun {
  return {
    id: row.id,
    trigger: row.trigger,
    state: row.state,
    ...(row.intent && { intent: row.intent }),
    ...(row.rendered && { rendered: row.rendered }),
    compiler: row.compiler,
    held: row.held,
    written: row.written,
    ...(row.message && { message: row.message }),
    startedAt: row.started_at.toISOString(),
    duration: isoDuration(row.duration_ms),
  };
}

/** The reconciler's state as it is shown. */
export function toStatus(
  asOf: Date,
  position: Position,
  held: readonly HeldOutput[],
  lastRun: ReconcilerRunRow | undefined,
): ReconcilerStatus {
  const { intent, rendered, upToDate } = position;
  const of = rendered.trailers.get(TRAILERS.intent);
  const compiler = rendered.trailers.get(TRAILERS.compiler);
  return {
    asOf: asOf.toISOString(),
    intent: {
      commit: intent.id,
      committedAt: intent.committedAt.toISOString(),
    },
    rendered: {
      commit: rendered.id,
      ...(of && { intent: of }),
      ...(compiler && { compiler }),
      committedAt: rendered.committedAt.toISOString(),
    },
    upToDate,
    lag: isoDuration(lagMs(asOf, position)),
    held: held.map(({ path, because, lastGood, findings }) => ({
      path,
      ...(because && { because }),
      lastGood,
      findings,
    })),
    ...(lastRun && { lastRun: toRun(lastRun) }),
  };
}

/** Milliseconds as ISO 8601: 1234 → PT1.234S. */
export function isoDuration(milliseconds: number): string {
  return `PT${Math.round(milliseconds) / 1000}S`;
}
