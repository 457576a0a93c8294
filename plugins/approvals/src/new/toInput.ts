import {
  ApprovalKindInfo,
  ApprovalRequestInput,
} from '@waymark/plugin-approvals-common';

/** What the form holds; days as the browser writes them. */
export type NewRequest = {
  subject: string;
  reason: string;
  team: string;
  environment: string;
  evidence: string;
  owner: string;
  reviewOn: string;
  expiresOn: string;
};

/** The form before anybody wrote into it. */
export const EMPTY: NewRequest = {
  subject: '',
  reason: '',
  team: '',
  environment: '',
  evidence: '',
  owner: '',
  reviewOn: '',
  expiresOn: '',
};

/** A reason or title that is shorter says nothing. */
export const SHORTEST = 3;

/** Whether what a kind needs is there; the service says what is wrong with it. */
export function isFilled(form: NewRequest, kind: ApprovalKindInfo): boolean {
  const { expiresOn, owner, reason, reviewOn, subject } = form;
  const hasTerms = [owner, reviewOn, expiresOn].every(text => text.trim());
  return (
    subject.trim().length >= SHORTEST &&
    reason.trim().length >= SHORTEST &&
    (!kind.terms || hasTerms)
  );
}

/** The request that a form asks for. */
export function toInput(
  form: NewRequest,
  kind: ApprovalKindInfo,
  key: string,
): ApprovalRequestInput {
  const url = form.evidence.trim();
  const team = form.team.trim();
  const environment = form.environment.trim();
  return {
    kind: kind.id,
    subject: { type: kind.id, ref: key, title: form.subject.trim() },
    reason: form.reason.trim(),
    ...(team && { team }),
    ...(environment && { environment }),
    ...(url && { evidence: [{ title: url.slice(0, 200), url }] }),
    ...(kind.terms && {
      terms: {
        owner: form.owner.trim(),
        reviewAt: endOf(form.reviewOn),
        expiresAt: endOf(form.expiresOn),
      },
    }),
    idempotencyKey: `portal:${key}`,
  };
}

/** The end of a day, UTC; what is no day is left for the service to refuse. */
export function endOf(day: string): string {
  const moment = new Date(`${day}T23:59:00.000Z`);
  return Number.isNaN(moment.getTime()) ? day : moment.toISOString();
}
