import { z } from 'zod';
import { hostSchema, nameSchema, regionSchema } from '../model/primitives';
import { secretStoreSchema } from './secretStore';

/** A Gateway (Gateway API) the platform runs; TLS and WAF class belong to it, not to a workload. */
export const gatewaySchema = z
  .strictObject({
    name: nameSchema.meta({ title: 'Name' }),
    namespace: nameSchema.meta({ title: 'Namespace' }),
    listener: nameSchema.meta({ title: 'Listener' }),
    exposure: z.enum(['internal', 'public']).meta({ title: 'Exposure' }),
    tls: z.enum(['standard', 'strict']).meta({ title: 'TLS class' }),
    waf: z
      .enum(['none', 'standard', 'strict'])
      .meta({ title: 'Firewall class' }),
    domain: hostSchema.meta({
      title: 'Domain',
      description: 'Hosts below this domain belong to the gateway.',
    }),
  })
  .meta({ title: 'Gateway' });

/** See {@link gatewaySchema}. */
export type Gateway = z.infer<typeof gatewaySchema>;

const nodePoolSchema = z
  .strictObject({
    name: nameSchema.meta({
      title: 'Name',
      description:
        'Value of label and taint platform.waymark.dev/node-pool on its nodes.',
    }),
    gpuType: nameSchema
      .meta({
        title: 'GPU type',
        description: 'The type of GPU its nodes have; one of the cluster’s.',
      })
      .optional(),
  })
  .meta({ title: 'Node pool' });

/** A cluster. Its key is its one name: in Argo CD, Backstage and the folder. */
export const clusterSchema = z.strictObject({
  owner: nameSchema
    .meta({ title: 'Owner', description: 'The team that runs the cluster.' })
    .optional(),
  server: z.url().meta({
    title: 'API server',
    description: 'As Argo CD reaches it.',
  }),
  region: regionSchema.meta({
    title: 'Region',
    description: 'As its nodes are labelled (topology.kubernetes.io/region).',
  }),
  complianceZones: z.array(nameSchema).max(16).meta({
    title: 'Compliance zones',
    description: 'What the cluster is certified for, such as eu-gdpr.',
  }),
  nodePools: z
    .array(nodePoolSchema)
    .max(32)
    .meta({
      title: 'Node pools',
      description: 'Groups of nodes that a deployment target may ask for.',
    })
    .optional(),
  gpuTypes: z
    .array(nameSchema)
    .max(16)
    .meta({
      title: 'GPU types',
      description: 'What teams may hold a quota of here.',
    })
    .optional(),
  gateways: z.array(gatewaySchema).min(1).max(32).meta({
    title: 'Gateways',
    description: 'The ways into the cluster.',
  }),
  secretStore: secretStoreSchema.meta({
    title: 'Secret store',
    description: 'Where External Secrets reads from; never a value itself.',
  }),
});
