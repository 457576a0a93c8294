import type { Verdict } from '@waymark/plugin-approvals-common';
import type { Requirement } from '@waymark/plugin-approvals-node';

/** A person, with the groups they are a member of. */
export interface Member {
  ref: string;
  groups: readonly string[];
}

/** A verdict that was given. */
export interface Given {
  requirement: string;
  /** Who decided. */
  actor: string;
  /** Whose part it was; the actor where it was their own. */
  represented: string;
  verdict: Verdict;
}

/** What separation of duties is judged on. */
export interface Case {
  requester: string;
  authors: readonly string[];
  requirements: readonly Requirement[];
  given: readonly Given[];
}

/** Why somebody may not decide. */
export type Refusal =
  | 'requester'
  | 'author'
  | 'decided-already'
  | 'not-a-member'
  | 'met-already'
  | 'unknown-part';

/** A part that somebody may decide, and for whom. */
export interface Seat {
  requirement: string;
  /** The actor, or who lent them their part. */
  represented: string;
}
