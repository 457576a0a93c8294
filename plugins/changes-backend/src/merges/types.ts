import type { NeededReview } from '@waymark/gitops';
import type { GivenApproval } from '@waymark/plugin-approvals-common';

/**
 * - `held`: its documents do not count, and those who have to are asked;
 * - `accepted`: the rules accept who reviewed and merged it, or who approved it since;
 * - `refused`: those who were asked said no, or nothing; its documents do not count until main says something else.
 */
export type MergeState = 'held' | 'accepted' | 'refused';

/** What a merge made of a document. */
export interface MergedDocument {
  path: string;
  /** Absent when it removed it. */
  is?: string;
  /** What was accepted before; absent when there was nothing. */
  was?: string;
  /** Main says something else since, by a way that counts. */
  ended?: true;
}

/** Table `merges`. */
export interface MergeRow {
  commit: string;
  /** In the order of main. */
  position: string;
  state: MergeState;
  title: string;
  /** Of the change request in the forge. */
  url: string;
  number: number;
  /** Who asked for it; null when no person did that the catalog knows. */
  requester: string | null;
  /** Who made it. */
  authors: string[];
  /** Entity reference, or the login of somebody the catalog does not know. */
  merged_by: string;
  change_set: string | null;
  /** Whether it is its change set and nothing else. */
  as_proposed: boolean;
  reviews: NeededReview[];
  approvals: GivenApproval[];
  documents: MergedDocument[];
  requests: string[];
  created_at: Date;
  updated_at: Date;
}

/** A merge as it is first seen. */
export type NewMerge = Omit<
  MergeRow,
  'position' | 'requests' | 'state' | 'updated_at'
>;
