import { teamSchema } from '@waymark/platform-api';
import { defineKind } from './defineKind';

/** A team that owns services and namespaces. */
export const teamKind = defineKind({
  kind: 'Team',
  folder: 'teams',
  title: 'Team',
  description:
    'A team that owns services and namespaces: who pays, who is called, and what its namespaces may hold together. Its name is that of the Backstage group.',
  // Without a cost center of its own, a team books on that of its parent.
  spec: teamSchema.partial({ costCenter: true }),
  examples: [
    {
      title: 'A team with a quota of GPUs.',
      document: {
        name: 'risk-models',
        spec: {
          title: 'Risk Models',
          costCenter: 'CC-4300',
          group: 'risk-models',
          onCall: 'risk-models-primary',
          quota: {
            cpu: '384',
            memory: '768Gi',
            gpus: { 'nvidia-l4': 4, 'nvidia-h100': 4 },
          },
        },
      },
    },
    {
      title: 'A team that books on its parent’s cost center.',
      document: {
        name: 'risk-models-research',
        spec: {
          title: 'Risk Models Research',
          parent: 'risk-models',
          group: 'risk-models-research',
          onCall: 'risk-models-primary',
        },
      },
    },
  ],
});
