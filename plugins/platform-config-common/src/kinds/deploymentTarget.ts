import { nameSchema, type Platform } from '@waymark/platform-api';
import { z } from 'zod';
import { defineKind } from './defineKind';

const common = {
  owner: nameSchema
    .meta({ title: 'Owner', description: 'The team that looks after it.' })
    .optional(),
  cluster: nameSchema.meta({
    title: 'Cluster',
    description: 'The cluster that namespaces land on.',
  }),
  nodePool: nameSchema
    .meta({
      title: 'Node pool',
      description: 'Pods run only on nodes of this pool of the cluster.',
    })
    .optional(),
};

/** Tiers of tenancy that share a cluster with others. */
const SHARED_TIERS = [
  'shared-standard',
  'shared-sensitive',
  'sandbox',
] as const;

const spec = z
  .discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('namespace').meta({ title: 'Type' }),
        ...common,
        tiers: z.array(z.enum(SHARED_TIERS)).min(1).max(3).meta({
          title: 'Tiers',
          description:
            'Of type namespace: the tiers whose namespaces land here.',
        }),
      })
      .meta({ title: 'Namespace on a shared cluster' }),
    z
      .strictObject({
        type: z.literal('dedicated-cluster').meta({ title: 'Type' }),
        ...common,
      })
      .meta({ title: 'Dedicated cluster' }),
    z
      .strictObject({
        type: z.literal('sandbox').meta({ title: 'Type' }),
        ...common,
      })
      .meta({ title: 'Sandbox' }),
  ])
  .meta({ title: 'Spec' });

/** What a target's document says. */
export type DeploymentTargetSpec = z.output<typeof spec>;

type Target = Platform['targets'][string];

/** The target as compile() reads it. */
export function targetOf(target: DeploymentTargetSpec): Target {
  const { type, ...rest } = target;
  return { ...rest, tiers: 'tiers' in target ? target.tiers : tiersOf(type) };
}

/** The target as its document says it; the inverse of {@link targetOf}. */
export function targetSpec({ tiers, ...rest }: Target): DeploymentTargetSpec {
  const [only] = tiers.length === 1 ? tiers : [];
  if (only === 'dedicated-cluster' || only === 'sandbox') {
    return { type: only, ...rest };
  }
  const shared = SHARED_TIERS.filter(tier => tiers.includes(tier));
  return { type: 'namespace', ...rest, tiers: shared };
}

function tiersOf(type: DeploymentTargetSpec['type']): Target['tiers'] {
  return type === 'sandbox' ? ['sandbox'] : ['dedicated-cluster'];
}

/** Where namespaces of an environment land. */
export const deploymentTargetKind = defineKind({
  kind: 'DeploymentTarget',
  folder: 'targets',
  title: 'Deployment target',
  description:
    'Where namespaces land: on a cluster that teams share, on a cluster of one team’s own, or in a sandbox that expires.',
  spec,
  examples: [
    {
      title: 'Namespaces on a shared cluster, on nodes for sensitive data.',
      document: {
        name: 'shared-sensitive',
        spec: {
          type: 'namespace',
          owner: 'platform',
          cluster: 'local',
          tiers: ['shared-sensitive'],
          nodePool: 'sensitive',
        },
      },
    },
    {
      title: 'A cluster of one team’s own.',
      document: {
        name: 'dedicated-cluster',
        spec: { type: 'dedicated-cluster', cluster: 'local' },
      },
    },
    {
      title: 'A place to try things.',
      document: {
        name: 'playground',
        spec: { type: 'sandbox', cluster: 'local' },
      },
    },
  ],
});
