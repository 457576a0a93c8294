import type { TenantNamespace } from '../../model/tenantNamespace';
import type { Report, Tenancy } from '../context';
import { memoryBytes } from '../quantities';

/** Reports what fits the schema but not this platform. */
export function checkTenantNamespace(
  { metadata, spec }: TenantNamespace,
  tenancy: Tenancy,
  report: Report,
): void {
  const { namespace, target, targetName, platform } = tenancy;
  if (metadata.name !== namespace) {
    report({
      path: 'metadata.name',
      constraint: 'namespace.name',
      value: metadata.name,
      message: 'The namespace of a team and environment has one name.',
      fix: `Set it to "${namespace}".`,
    });
  }
  if (spec.target !== undefined && spec.target !== targetName) {
    report({
      path: 'spec.target',
      constraint: 'namespace.target',
      value: spec.target,
      message: `The document names target "${spec.target}", but is compiled for "${targetName}".`,
      fix: `Compile it for "${spec.target}", or change the field.`,
    });
  }
  if (!target.tiers.includes(spec.tier)) {
    const targets = Object.entries(platform.targets)
      .filter(([, { tiers }]) => tiers.includes(spec.tier))
      .map(([name]) => name);
    report({
      path: 'spec.tier',
      constraint: 'tier.target',
      value: spec.tier,
      message: `Target "${targetName}" takes no namespaces of tier "${spec.tier}".`,
      fix: `Set spec.target to one that does: ${
        targets.join(', ') || 'none exists'
      }.`,
    });
  }
  checkQuota(spec, tenancy, report);
  checkSensitivity(spec, report);
}

function checkQuota(
  { quota, tier }: TenantNamespace['spec'],
  { platform }: Tenancy,
  report: Report,
): void {
  const profile = quota?.profile ?? 'small';
  const allowed = platform.tiers[tier].quotaProfiles;
  if (!allowed.includes(profile)) {
    report({
      path: 'spec.quota.profile',
      constraint: 'quota.tier',
      value: profile,
      message: `Tier "${tier}" has no quota profile "${profile}".`,
      fix: `Use one of: ${allowed.join(', ')}.`,
    });
  }
  if (profile === 'custom') {
    report({
      path: 'spec.quota.profile',
      constraint: 'quota.review',
      value: profile,
      severity: 'warning',
      message: 'A custom quota needs a review.',
      fix: 'Choose a quota profile to go without one.',
    });
  }
  const limits = quota?.limits;
  if (limits && memoryBytes(limits.memory) > memoryBytes(limits.memoryLimit)) {
    report({
      path: 'spec.quota.limits.memory',
      constraint: 'quota.bounds',
      value: limits.memory,
      message: `Requests (${limits.memory}) are above limits (${limits.memoryLimit}).`,
      fix: `Set it to ${limits.memoryLimit} or less.`,
    });
  }
}

function checkSensitivity(
  { dataSensitivity, tier }: TenantNamespace['spec'],
  report: Report,
): void {
  const shared = tier === 'shared-standard' || tier === 'sandbox';
  if (dataSensitivity !== 'restricted' || !shared) return;
  report({
    path: 'spec.tier',
    constraint: 'sensitivity.tier',
    value: tier,
    severity: 'warning',
    message: `Tier "${tier}" shares its nodes with other teams, and the data is restricted.`,
    fix: 'Use shared-sensitive or dedicated-cluster.',
  });
}
