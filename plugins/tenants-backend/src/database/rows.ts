import type {
  CleanUpAction,
  GoldenPathValues,
  LedgerEntry,
  LedgerState,
  Repository,
  RunChangeSet,
  RunFailure,
  RunLink,
  RunMakes,
  RunState,
  RunStep,
  RunSummary,
} from '@waymark/plugin-tenants-common';
import type { SentChange } from '../service/types';

/** Columns of table `runs`. */
export type RunRow = {
  id: string;
  idempotency_key: string;
  attempt: number;
  state: RunState;
  revision: number;
  service: string;
  team: string;
  environment: string;
  template_ref: string;
  template_version: string;
  requested_by: string;
  values: GoldenPathValues;
  repository: Repository | null;
  request: SentChange | null;
  change_set: RunChangeSet | null;
  failure: RunFailure | null;
  notes: string[];
  links: RunLink[];
  makes: RunMakes | null;
  heartbeat_at: Date;
  started_at: Date;
  created_at: Date;
  updated_at: Date;
  finished_at: Date | null;
};

/** Columns of table `run_ledger`. */
export type LedgerRow = {
  id: string;
  run_id: string;
  sequence: number;
  kind: LedgerEntry['kind'];
  target: string;
  state: LedgerState;
  clean_up: CleanUpAction;
  evidence: Record<string, string>;
  reason: string | null;
  planned_at: Date;
  made_at: Date | null;
  removed_at: Date | null;
};

/** Columns of table `run_steps`. */
export type StepRow = {
  run_id: string;
  step_id: string;
  position: number;
  title: string;
  state: RunStep['state'];
  started_at: Date;
  finished_at: Date | null;
  outbound_ms: number;
  message: string | null;
};

/** A run as lists show it. */
export function toSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    state: row.state,
    service: row.service,
    team: row.team,
    environment: row.environment,
    template: { ref: row.template_ref, version: row.template_version },
    requestedBy: row.requested_by,
    startedAt: row.started_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
  };
}

/** An entry of the ledger, as it is answered. */
export function toLedgerEntry(row: LedgerRow): LedgerEntry {
  return {
    id: row.id,
    sequence: row.sequence,
    kind: row.kind,
    target: row.target,
    state: row.state,
    cleanUp: row.clean_up,
    evidence: row.evidence,
    ...(row.reason !== null && { reason: row.reason }),
    plannedAt: row.planned_at.toISOString(),
    ...(row.made_at && { madeAt: row.made_at.toISOString() }),
    ...(row.removed_at && { removedAt: row.removed_at.toISOString() }),
  };
}

/** A step with the portal's own share of its time. */
export function toStep(row: StepRow): RunStep {
  const duration =
    row.finished_at && row.finished_at.getTime() - row.started_at.getTime();
  return {
    id: row.step_id,
    title: row.title,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    outboundMs: row.outbound_ms,
    ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
    ...(duration !== null && {
      durationMs: duration,
      portalMs: Math.max(0, Math.round(duration - row.outbound_ms)),
    }),
    ...(row.message !== null && { message: row.message }),
  };
}
