import { reviewsOfWorkload } from '@waymark/gitops';
import type { Platform, WebService } from '@waymark/platform-api';
import type { NeededApproval } from '@waymark/plugin-tenants-common';

/**
 * Reviews a workload needs. With any, its intent is proposed as a change request and becomes
 * accepted when everybody who is asked has approved it.
 */
export function neededApprovals(
  document: WebService,
  environment: string,
  platform: Platform,
): NeededApproval[] {
  return reviewsOfWorkload(document, platform.environments[environment]).map(
    ({ rule, title, reason, field }) => ({
      rule,
      title,
      reason,
      field,
      enforced: true,
    }),
  );
}
