import type {
  ChangeSet,
  ChangeSetState,
  CompilerUpgrade,
  DocumentEdit,
  DocumentFinding,
  Door,
  ReconcilerRun,
} from '@waymark/plugin-changes-common';

/** Table `change_sets`. */
export interface ChangeSetRow {
  id: string;
  idempotency_key: string;
  request_hash: string;
  state: ChangeSetState;
  mode: ChangeSet['mode'];
  author: string;
  author_name: string;
  author_email: string;
  reason: string;
  teams: string[];
  paths: string[];
  edits: DocumentEdit[];
  base: string;
  door: Door;
  commit: string | null;
  change_request_number: number | null;
  change_request_url: string | null;
  rendered_commit: string | null;
  rendered_at: Date | null;
  findings: DocumentFinding[];
  failure: { message: string; documents: string[] } | null;
  revision: number;
  drafted: boolean;
  supersedes: string[];
  superseded_by: string | null;
  note: string | null;
  to_close: boolean;
  approval_requests: string[];
  to_release: boolean;
  created_at: Date;
  updated_at: Date;
}

/** Table `reconciler_runs`. */
export interface ReconcilerRunRow {
  id: string;
  trigger: ReconcilerRun['trigger'];
  state: ReconcilerRun['state'];
  intent: string | null;
  rendered: string | null;
  compiler: string;
  held: number;
  written: number;
  message: string | null;
  started_at: Date;
  duration_ms: number;
}

/** Table `compiler_upgrades`. */
export interface UpgradeRow {
  id: string;
  intent: string;
  rendered: string;
  from: CompilerUpgrade['from'];
  to: CompilerUpgrade['to'];
  diff: CompilerUpgrade['diff'];
  held_at: Date;
  released_at: Date | null;
  released_by: string | null;
  reason: string | null;
}

/** Table `audit`. */
export interface AuditEntry {
  at: Date;
  /** Entity reference of a person, or `service:<subject>`. */
  actor: string;
  /** Such as `change-set.committed`. */
  action: string;
  /** Id of the change set or run. */
  subject: string;
  detail: Record<string, unknown>;
}
