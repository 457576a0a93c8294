import { environmentSchema } from '@waymark/platform-api';
import { defineKind } from './defineKind';

/** A stage of the organization. */
export const environmentKind = defineKind({
  kind: 'Environment',
  folder: 'environments',
  title: 'Environment',
  description:
    'A stage of the organization: where its namespaces land, how they are guarded, who approves what changes it, and when it may change.',
  spec: environmentSchema,
  examples: [
    {
      title: 'A production environment that two groups approve for.',
      document: {
        name: 'production',
        description: 'What customers use.',
        spec: {
          title: 'Production',
          owner: 'platform',
          stage: 'production',
          autoSync: false,
          defaultTarget: 'shared-standard',
          podSecurity: 'restricted',
          networkPolicy: 'isolated',
          approvers: { groups: ['security'], quorum: 2 },
          replicas: { min: 3, max: 9 },
          syncWindows: [
            {
              kind: 'deny',
              schedule: '0 16 * * 5',
              duration: '62h',
              description: 'No change over the weekend',
            },
          ],
        },
      },
    },
  ],
});
