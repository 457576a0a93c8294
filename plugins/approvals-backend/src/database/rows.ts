import type {
  Activity,
  ApprovalRequest,
  BreakGlassRole,
  Evidence,
  GrantInfo,
  RequestState,
  Sensitivity,
  Terms,
  Verdict,
} from '@waymark/plugin-approvals-common';
import type { Requirement } from '@waymark/plugin-approvals-node';

/** Table `requests`. */
export interface RequestRow {
  id: string;
  idempotency_key: string;
  input_hash: string;
  /** A person, or `service:<subject>`. */
  opened_by: string;
  kind: string;
  state: RequestState;
  waiting_for: NonNullable<ApprovalRequest['waitingFor']> | null;
  subject_type: string;
  subject_ref: string;
  subject_hash: string;
  subject_title: string;
  subject_url: string | null;
  requester: string;
  authors: string[];
  reason: string;
  evidence: Evidence[];
  team: string | null;
  environment: string | null;
  sensitivity: Sensitivity | null;
  monthly_cost: number | null;
  entities: string[];
  terms: Terms | null;
  requirements: Requirement[];
  open_groups: string[];
  due_at: Date;
  expires_at: Date;
  decision_id: string | null;
  decided_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** Table `decisions`. */
export interface DecisionRow {
  id: string;
  request: string;
  requirement: string;
  actor: string;
  represented: string;
  verdict: Verdict;
  reason: string | null;
  at: Date;
}

/** Table `delegations`. */
export interface DelegationRow {
  id: string;
  from: string;
  to: string;
  reason: string;
  starts_at: Date;
  until: Date;
  ended_at: Date | null;
}

/** Table `grants`. */
export interface GrantRow {
  request: string;
  decision: string;
  content: string;
  hash: string;
  subject_hash: string;
  expires_at: Date | null;
  state: GrantInfo['state'];
  commit: string | null;
  /** Commit that took it out of the repository again. */
  removed_commit: string | null;
  message: string | null;
  attempts: number;
  next_try_at: Date;
}

/** Table `accesses`: break-glass access to a namespace. */
export interface AccessRow {
  request: string;
  person: string;
  user: string;
  team: string;
  environment: string;
  namespace: string;
  role: BreakGlassRole;
  opened_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
}

/** What a grant is made with. */
export type NewGrant = Pick<
  GrantRow,
  'request' | 'decision' | 'content' | 'hash' | 'subject_hash' | 'expires_at'
>;

/** What is said of a verb beside who, when and which. */
export type AuditDetail = Partial<
  Pick<
    Activity,
    'text' | 'requirement' | 'verdict' | 'onBehalfOf' | 'outcome'
  > & { kind: string; hash: string; to: string; commit: string }
>;

/** Table `audit`. */
export interface AuditEntry {
  at: Date;
  actor: string;
  /** `request.<type of the activity>` or `delegation.<verb>`. */
  action: string;
  /** Id of the request or delegation. */
  subject: string;
  detail: AuditDetail;
}
