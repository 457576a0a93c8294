import { NotAllowedError, ResponseError } from '@backstage/errors';
import { denialFrom } from '@waymark/plugin-access-common';

/**
 * The error to fail a task with: a refusal says why, and who can change it, where the task's log would otherwise hold
 * nothing but "Request failed with 403". Any other error stays what it is.
 */
export function explained(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const denial = denialFrom(error.body);
  return denial
    ? new NotAllowedError(`${denial.reason} ${denial.whoCanGrant}`)
    : error;
}
