import type { Platform, WebService } from '@waymark/platform-api';
import type { NeededApproval } from '@waymark/plugin-tenants-common';

type Rule = (
  document: WebService,
  stage: string | undefined,
) => Omit<NeededApproval, 'enforced'> | undefined;

const RULES: Rule[] = [
  ({ spec }) =>
    spec.runtime.size === 'custom'
      ? {
          rule: 'size.custom',
          title: 'Capacity review',
          reason:
            'A size outside the profiles is checked against the capacity of the cluster.',
          field: 'size',
        }
      : undefined,
  ({ spec }) =>
    spec.exposure.type === 'public'
      ? {
          rule: 'exposure.public',
          title: 'Security review of the public route',
          reason:
            'Anyone on the internet can reach it, so TLS and firewall class are looked at first.',
          field: 'exposure',
        }
      : undefined,
  (_, stage) =>
    stage === 'production'
      ? {
          rule: 'environment.production',
          title: 'Production review',
          reason: 'What runs in production is seen by a second person first.',
          field: 'environment',
        }
      : undefined,
];

/**
 * Reviews a workload needs. With any, its intent is proposed as a change request and becomes
 * accepted when that is merged; there is no approval inbox yet.
 */
export function neededApprovals(
  document: WebService,
  environment: string,
  platform: Platform,
): NeededApproval[] {
  const stage = platform.environments[environment]?.stage;
  return RULES.flatMap(rule => {
    const needed = rule(document, stage);
    return needed ? [{ ...needed, enforced: true }] : [];
  });
}
