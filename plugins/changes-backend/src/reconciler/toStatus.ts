import { TRAILERS, type HeldOutput } from '@waymark/gitops';
import type {
  ReconcilerRun,
  ReconcilerStatus,
  RollOut,
} from '@waymark/plugin-changes-common';
import type { ReconcilerRunRow } from '../database/rows';
import { isoDuration } from '../isoDuration';
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
  known: {
    held: readonly HeldOutput[];
    /** Change sets that are on no branch yet. */
    pending: number;
    latency: ReconcilerStatus['latency'];
    rollOuts: RollOut[];
    lastRun: ReconcilerRunRow | undefined;
    browse: ReconcilerStatus['browse'];
  },
): ReconcilerStatus {
  const { browse, held, latency, lastRun, pending, rollOuts } = known;
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
    queue: { commits: position.waiting, changeSets: pending },
    ...(latency && { latency }),
    lag: isoDuration(lagMs(asOf, position)),
    held: held.map(({ path, because, lastGood, findings }) => ({
      path,
      ...(because && { because }),
      lastGood,
      findings,
    })),
    rollOuts,
    browse,
    ...(lastRun && { lastRun: toRun(lastRun) }),
  };
}
