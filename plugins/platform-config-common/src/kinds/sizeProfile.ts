import { memoryBytes, refusal, resourcesSchema } from '@waymark/platform-api';
import { defineNamedKind } from './defineKind';

/** Sizes that intent may name. */
export const SIZE_PROFILES = ['small', 'medium', 'large', 'xlarge'] as const;

/** What one replica of a size gets. */
export const sizeProfileKind = defineNamedKind({
  kind: 'SizeProfile',
  folder: 'sizes',
  title: 'Size profile',
  description:
    'What one replica of a size gets. The names are those that intent may ask for in spec.runtime.size; all of them have a document.',
  names: SIZE_PROFILES,
  spec: resourcesSchema.meta({ title: 'Resources of one replica' }),
  check: ({ memoryRequest, memoryLimit }) =>
    memoryBytes(memoryRequest) > memoryBytes(memoryLimit)
      ? [
          refusal(
            'spec.memoryRequest',
            'size.bounds',
            memoryRequest,
            `The request (${memoryRequest}) is above the limit (${memoryLimit}).`,
            `Set it to ${memoryLimit} or less.`,
          ),
        ]
      : [],
  examples: [
    {
      title: 'The smallest size.',
      document: {
        name: 'small',
        spec: {
          cpuRequest: '250m',
          memoryRequest: '384Mi',
          memoryLimit: '512Mi',
        },
      },
    },
  ],
});
