import type { GrantConfirmation } from '@waymark/plugin-approvals-common';
import type { GrantRow } from '../database/rows';

/** Whether a document counts: the service made it, it is as it was made, and its time is not over. What was ended names the commit that did it. */
export function confirm(
  grant: GrantRow | undefined,
  hash: string,
  now: Date,
): GrantConfirmation {
  if (!grant) return { confirmed: false, because: 'unknown' };
  if (grant.hash !== hash) return { confirmed: false, because: 'changed' };
  const { decision, expires_at: expiresAt, subject_hash: subjectHash } = grant;
  const endedBy = grant.removed_commit;
  const over = expiresAt !== null && expiresAt <= now;
  return {
    confirmed: !over && !endedBy,
    because: endedBy ? 'ended' : timely(over),
    decision,
    subjectHash,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(endedBy && { endedBy }),
  };
}

function timely(over: boolean): GrantConfirmation['because'] {
  return over ? 'expired' : 'known';
}
