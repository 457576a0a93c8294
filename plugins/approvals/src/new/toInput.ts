import {
  ApprovalKindInfo,
  ApprovalRequestInput,
  sensitivitySchema,
} from '@waymark/plugin-approvals-common';
import { z } from 'zod';

/** What the form holds; days as the browser writes them. */
export const newRequestSchema = z.object({
  /** Tells this request from another that reads the same: sent twice, it is asked once. */
  key: z.string(),
  kind: z.string(),
  subject: z.string(),
  reason: z.string(),
  team: z.string(),
  environment: z.string(),
  // A draft of before has neither.
  monthlyCost: z.string().default(''),
  sensitivity: z.string().default(''),
  evidence: z.string(),
  owner: z.string(),
  reviewOn: z.string(),
  expiresOn: z.string(),
});

/** See {@link newRequestSchema}. */
export type NewRequest = z.infer<typeof newRequestSchema>;

/** The form before anybody wrote into it. */
export function emptyRequest(kind: string): NewRequest {
  return {
    key: crypto.randomUUID(),
    kind,
    subject: '',
    reason: '',
    team: '',
    environment: '',
    monthlyCost: '',
    sensitivity: '',
    evidence: '',
    owner: '',
    reviewOn: '',
    expiresOn: '',
  };
}

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

/** Where the service says what is wrong with a field. */
export const PATHS = {
  subject: 'subject.title',
  reason: 'reason',
  team: 'team',
  environment: 'environment',
  monthlyCost: 'monthlyCost',
  sensitivity: 'sensitivity',
  evidence: 'evidence',
  owner: 'terms.owner',
  reviewOn: 'terms.reviewAt',
  expiresOn: 'terms.expiresAt',
} satisfies Partial<Record<keyof NewRequest, string>>;

/** The request that a form asks for. */
export function toInput(
  form: NewRequest,
  kind: ApprovalKindInfo,
): ApprovalRequestInput {
  const url = form.evidence.trim();
  const team = form.team.trim();
  const environment = form.environment.trim();
  const said = new Set<string>(
    kind.weighs?.filter(field => form[field] !== ''),
  );
  return {
    kind: kind.id,
    subject: { type: kind.id, ref: form.key, title: form.subject.trim() },
    reason: form.reason.trim(),
    ...(team && { team }),
    ...(environment && { environment }),
    ...(said.has('monthlyCost') && { monthlyCost: Number(form.monthlyCost) }),
    ...(said.has('sensitivity') && {
      sensitivity: sensitivitySchema.parse(form.sensitivity),
    }),
    ...(url && { evidence: [{ title: url.slice(0, 200), url }] }),
    ...(kind.terms && {
      terms: {
        owner: form.owner.trim(),
        reviewAt: endOf(form.reviewOn),
        expiresAt: endOf(form.expiresOn),
      },
    }),
    idempotencyKey: `portal:${form.key}`,
  };
}

/** The end of a day, UTC; what is no day is left for the service to refuse. */
export function endOf(day: string): string {
  const moment = new Date(`${day}T23:59:00.000Z`);
  return Number.isNaN(moment.getTime()) ? day : moment.toISOString();
}
