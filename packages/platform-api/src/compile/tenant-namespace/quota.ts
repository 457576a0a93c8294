import type { QuotaLimits, TenantNamespace } from '../../model/tenantNamespace';
import type { Platform } from '../../platform/platform';

/** What a namespace may use in sum: its own limits, else those of its quota profile (default: small). */
export function quotaOf(
  { spec }: TenantNamespace,
  platform: Platform,
): QuotaLimits {
  const { profile = 'small', limits } = spec.quota ?? {};
  return limits ?? platform.quotas[profile === 'custom' ? 'small' : profile];
}
