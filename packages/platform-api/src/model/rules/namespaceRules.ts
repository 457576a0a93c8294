import { refusal } from '../../findings/finding';
import { fields, type Rule } from './fields';

/** What a TenantNamespace must satisfy beyond its schema. */
export const namespaceRules: readonly Rule[] = [
  spec => {
    const { profile, limits } = fields(spec.quota);
    if (profile === 'custom' && limits === undefined) {
      return refusal(
        'spec.quota.limits',
        'quota.custom',
        undefined,
        'A custom quota needs its limits.',
        'Set cpu, memory, memoryLimit, storage and pods, or choose a profile.',
      );
    }
    return limits !== undefined && profile !== 'custom'
      ? refusal(
          'spec.quota.limits',
          'quota.custom',
          limits,
          'Limits are set, but the quota is a profile.',
          'Remove them, or set spec.quota.profile to "custom".',
        )
      : undefined;
  },
  spec =>
    spec.ttl !== undefined && spec.tier !== 'sandbox'
      ? refusal(
          'spec.ttl',
          'tier.ttl',
          spec.ttl,
          'Only a sandbox expires.',
          'Remove it, or set spec.tier to "sandbox".',
        )
      : undefined,
];
