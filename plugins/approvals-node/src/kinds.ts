import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import type {
  ApprovalKindInfo,
  Sensitivity,
} from '@waymark/plugin-approvals-common';

/** One part of what is required: members of any of the groups, as many different people as the quorum says. @public */
export interface Requirement {
  /** Unique in its request. */
  id: string;
  title: string;
  /** Why this part is asked for, in one sentence. */
  reason: string;
  /** Entity references of groups, at least one. */
  groups: readonly string[];
  /** At least 1. */
  quorum: number;
}

/** Groups that decide: by role, from `access.roles` of the configuration, and by environment. @public */
export interface Approvers {
  /** Role reviewer. */
  reviewers: readonly string[];
  /** Roles platform-engineer and admin. */
  platform: readonly string[];
  /** What the document of the request's environment says, where it names approvers; they decide instead of the reviewers. */
  environment?: { groups: readonly string[]; quorum: number };
}

/** What a kind computes its requirements from. @public */
export interface ApprovalContext {
  team?: string;
  environment?: string;
  sensitivity?: Sensitivity;
  /** A month, in the currency of the platform. */
  monthlyCost?: number;
  /** From which monthly cost on somebody else looks at it too (`approvals.costReview`). */
  costReviewFrom: number;
  approvers: Approvers;
}

/** A kind of request. @public */
export interface ApprovalKind extends ApprovalKindInfo {
  /** Time in which a decision is expected. */
  dueIn: HumanDuration;
  /** Time after which an open request ends by itself. */
  expiresIn: HumanDuration;
  /** Pure. At least one part, with ids that differ. */
  requirements(context: ApprovalContext): Requirement[];
}

/** Lets a module bring a kind of request of its own. @public */
export interface ApprovalKindsExtensionPoint {
  /** @throws Error when the id is taken, or no id of a kind */
  addKind(kind: ApprovalKind): void;
}

/** See {@link ApprovalKindsExtensionPoint}. @public */
export const approvalKindsExtensionPoint =
  createExtensionPoint<ApprovalKindsExtensionPoint>({ id: 'approvals.kinds' });
