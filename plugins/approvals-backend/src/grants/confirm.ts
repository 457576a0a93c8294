import type { GrantConfirmation } from '@waymark/plugin-approvals-common';
import type { GrantRow } from '../database/rows';

/** Whether a document counts: the service made it, it is as it was made, and its time is not over. */
export function confirm(
  grant: GrantRow | undefined,
  hash: string,
  now: Date,
): GrantConfirmation {
  if (!grant) return { confirmed: false, because: 'unknown' };
  if (grant.hash !== hash) return { confirmed: false, because: 'changed' };
  const { decision, expires_at: expiresAt, subject_hash: subjectHash } = grant;
  const over = expiresAt !== null && expiresAt <= now;
  return {
    confirmed: !over,
    because: over ? 'expired' : 'known',
    decision,
    subjectHash,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
}
