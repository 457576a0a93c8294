import { memoryBytes, quotaLimitsSchema, refusal } from '@waymark/platform-api';
import { defineNamedKind } from './defineKind';

/** Quota profiles that a namespace may name. */
export const QUOTA_PROFILE_NAMES = ['small', 'medium', 'large'] as const;

/** What a namespace of a profile may use in sum. */
export const quotaProfileKind = defineNamedKind({
  kind: 'QuotaProfile',
  folder: 'quotas',
  title: 'Quota profile',
  description:
    'What a namespace may use in sum. The names are those that a namespace may ask for in spec.quota.profile; all of them have a document.',
  names: QUOTA_PROFILE_NAMES,
  spec: quotaLimitsSchema,
  check: ({ memory, memoryLimit }) =>
    memoryBytes(memory) > memoryBytes(memoryLimit)
      ? [
          refusal(
            'spec.memory',
            'quota.bounds',
            memory,
            `Requests (${memory}) are above limits (${memoryLimit}).`,
            `Set it to ${memoryLimit} or less.`,
          ),
        ]
      : [],
  examples: [
    {
      title: 'Enough for a handful of services.',
      document: {
        name: 'small',
        spec: {
          cpu: '8',
          memory: '16Gi',
          memoryLimit: '24Gi',
          storage: '50Gi',
          pods: 60,
        },
      },
    },
  ],
});
