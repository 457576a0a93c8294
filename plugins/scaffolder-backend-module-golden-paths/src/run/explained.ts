import { InputError, NotAllowedError, ResponseError } from '@backstage/errors';
import { denialFrom } from '@waymark/plugin-access-common';
import { findingSchema } from '@waymark/plugin-tenants-common';
import { z } from 'zod';
import { inWords } from './inWords';

/** What the portal's APIs answer a request with that is wrong; findings say which field, and what mends it. */
const refusalSchema = z.object({
  error: z.object({
    message: z.string(),
    findings: z.array(findingSchema).default([]),
  }),
});

/**
 * The error to fail a task with, where the task's log would otherwise hold nothing but "Request failed with 400". A denial
 * says why, and who can change it; a request that is wrong says which field is, and what mends it. Any other error stays
 * what it is.
 */
export function explained(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const denial = denialFrom(error.body);
  if (denial) {
    return new NotAllowedError(`${denial.reason} ${denial.whoCanGrant}`);
  }
  const refusal = refusalSchema.safeParse(error.body);
  if (error.statusCode !== 400 || !refusal.success) return error;
  const { findings, message } = refusal.data.error;
  return new InputError(inWords(findings) || message);
}

/** The answer of a call; what it throws is {@link explained}. */
export async function explaining<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw explained(error);
  }
}
