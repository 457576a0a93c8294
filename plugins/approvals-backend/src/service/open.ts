import { createHash, randomUUID } from 'node:crypto';
import {
  BREAK_GLASS_KIND,
  type ApprovalFinding,
} from '@waymark/plugin-approvals-common';
import type { ApprovalKind } from '@waymark/plugin-approvals-node';
import { durationToMilliseconds } from '@backstage/types';
import { ApprovalInputError } from '../ApprovalInputError';
import type { RequestRow } from '../database/rows';
import type { Settings } from '../settings';
import { isService } from './People';
import { openGroups } from './toCase';
import type { NewAccess, NewRequest } from './types';

/** Longest that something may be granted for. */
const MAX_TERM_MS = 366 * 24 * 3_600_000;

/**
 * A request as it goes into the database.
 *
 * @throws ApprovalInputError when it does not fit its kind, with every finding
 */
export function open(
  input: NewRequest,
  kind: ApprovalKind,
  opener: string,
  settings: Settings,
  now: Date,
): RequestRow {
  const findings = [
    ...whoAsks(input, kind, opener),
    ...whatTerms(input, kind, now),
  ];
  if (findings.length > 0) throw new ApprovalInputError(findings);
  return rowOf(input, kind, opener, settings, now);
}

/** A request whose input was checked, as it goes into the database. */
export function rowOf(
  input: NewRequest,
  kind: ApprovalKind,
  opener: string,
  settings: Settings,
  now: Date,
): RequestRow {
  const requester = input.requester ?? opener;
  const hash = hashOf(input, opener);
  const requirements = kind.requirements({
    team: input.team,
    environment: input.environment,
    sensitivity: input.sensitivity,
    monthlyCost: input.monthlyCost,
    costReviewFrom: settings.costReviewFrom,
    approvers: settings.approvers,
  });
  assertDecidable(kind, requirements);
  const authors = [...new Set(input.authors ?? [])];
  const after = (duration: ApprovalKind['dueIn']) =>
    new Date(now.getTime() + durationToMilliseconds(duration));
  return {
    id: randomUUID(),
    idempotency_key: input.idempotencyKey,
    input_hash: hash,
    opened_by: opener,
    kind: kind.id,
    state: 'open',
    waiting_for: 'approvers',
    subject_type: input.subject.type,
    subject_ref: input.subject.ref,
    subject_hash: input.subject.hash ?? hash,
    subject_title: input.subject.title,
    subject_url: input.subject.url ?? null,
    requester,
    authors,
    reason: input.reason,
    evidence: input.evidence,
    team: input.team ?? null,
    environment: input.environment ?? null,
    sensitivity: input.sensitivity ?? null,
    monthly_cost: input.monthlyCost ?? null,
    entities: input.entities,
    terms: input.terms ?? null,
    requirements,
    open_groups: openGroups({ requester, authors, requirements, given: [] }),
    due_at: after(kind.dueIn),
    expires_at: after(kind.expiresIn),
    decision_id: null,
    decided_at: null,
    created_at: now,
    updated_at: now,
  };
}

/**
 * Of everything that was asked for, and by whom; the fields are in the order of the schema. Approvals given elsewhere may come in later.
 */
export function hashOf(input: NewRequest | NewAccess, opener: string): string {
  const asked = { ...input, approvals: undefined };
  return createHash('sha256')
    .update(JSON.stringify([opener, asked]))
    .digest('hex');
}

function whoAsks(
  input: NewRequest,
  kind: ApprovalKind,
  opener: string,
): ApprovalFinding[] {
  if (kind.id === BREAK_GLASS_KIND) {
    return [
      finding('kind', 'kind.break-glass', {
        value: kind.id,
        message: 'Access is taken by a person, not asked for.',
        fix: 'Use POST /break-glass, its page, or ./waymark approvals break-glass.',
      }),
    ];
  }
  // A plugin that acts on its own asks for nobody; no person is kept from deciding then but the authors.
  if (isService(opener)) return [];
  return [
    ...(input.approvals
      ? [
          finding('approvals', 'approvals.named-by-plugin', {
            message: 'Only a plugin names approvals that were given elsewhere.',
            fix: 'Leave the approvals out; who approves it decides here.',
          }),
        ]
      : []),
    ...(kind.openedBy === 'portal'
      ? [
          finding('kind', 'kind.opened-by-portal', {
            value: kind.id,
            message: 'The portal asks for this itself, when a change needs it.',
            fix: 'Propose the change; its request is opened with it.',
          }),
        ]
      : []),
    ...(input.requester && input.requester !== opener
      ? [
          finding('requester', 'requester.self', {
            value: input.requester,
            message: 'You ask in your own name.',
            fix: 'Leave the requester out.',
          }),
        ]
      : []),
  ];
}

function whatTerms(
  { terms }: NewRequest,
  kind: ApprovalKind,
  now: Date,
): ApprovalFinding[] {
  if (!kind.terms || !terms) {
    return kind.terms === (terms !== undefined)
      ? []
      : [
          finding('terms', kind.terms ? 'terms.required' : 'terms.none', {
            message: kind.terms
              ? 'It needs an owner, a review date and an expiry.'
              : `${kind.title} takes no owner, review date or expiry.`,
            fix: kind.terms
              ? 'Add terms with owner, reviewAt and expiresAt.'
              : 'Leave the terms out.',
          }),
        ];
  }
  const expires = Date.parse(terms.expiresAt);
  const review = Date.parse(terms.reviewAt);
  const late = expires > now.getTime() + MAX_TERM_MS;
  return [
    ...(expires <= now.getTime() || late
      ? [
          finding('terms.expiresAt', 'terms.within-a-year', {
            value: terms.expiresAt,
            message: 'It ends in the future, and within a year.',
            fix: 'Choose a day within a year from now; it can be asked for again.',
          }),
        ]
      : []),
    ...(review <= now.getTime() || review > expires
      ? [
          finding('terms.reviewAt', 'terms.review-before-expiry', {
            value: terms.reviewAt,
            message: 'It is looked at again before it ends.',
            fix: 'Choose a day between now and the expiry.',
          }),
        ]
      : []),
  ];
}

/** A kind of a module may be wrong; then nothing is opened that nobody could decide. */
function assertDecidable(
  kind: ApprovalKind,
  requirements: RequestRow['requirements'],
): void {
  const ids = requirements.map(({ id }) => id);
  const decidable =
    ids.length > 0 &&
    new Set(ids).size === ids.length &&
    requirements.every(
      ({ groups, quorum }) => groups.length > 0 && quorum >= 1,
    );
  if (!decidable) {
    throw new Error(
      `The kind ${kind.id} asks for parts that nobody could decide: each needs an id of its own, a group and a quorum of 1 or more.`,
    );
  }
}

/** A finding of severity error. */
export function finding(
  path: string,
  constraint: string,
  rest: Pick<ApprovalFinding, 'message' | 'fix' | 'value'>,
): ApprovalFinding {
  return { path, constraint, ...rest, severity: 'error' };
}
