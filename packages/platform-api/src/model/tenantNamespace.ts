import { z } from 'zod';
import { metadataSchema } from './metadata';
import {
  API_VERSION,
  cpuQuantitySchema,
  dataSensitivitySchema,
  durationSchema,
  memoryQuantitySchema,
  nameSchema,
  offeringSchema,
  placementSchema,
} from './primitives';

/** Kinds of tenancy, from shared to dedicated. */
export const TENANT_TIERS = [
  'shared-standard',
  'shared-sensitive',
  'dedicated-cluster',
  'sandbox',
] as const;

/** See {@link TENANT_TIERS}. */
export type TenantTier = (typeof TENANT_TIERS)[number];

/** Quota profiles a team may choose; `custom` needs `limits` and a review. */
export const QUOTA_PROFILES = ['small', 'medium', 'large', 'custom'] as const;

/** What a namespace may use in sum. */
export const quotaLimitsSchema = z
  .strictObject({
    cpu: cpuQuantitySchema.meta({ title: 'CPU requests' }),
    memory: memoryQuantitySchema.meta({ title: 'Memory requests' }),
    memoryLimit: memoryQuantitySchema.meta({ title: 'Memory limits' }),
    storage: memoryQuantitySchema.meta({ title: 'Storage requests' }),
    pods: z.int().min(1).max(2000).meta({ title: 'Pods' }),
    gpus: z.int().min(0).max(512).meta({ title: 'GPUs' }).optional(),
  })
  .meta({ title: 'Limits' });

/** See {@link quotaLimitsSchema}. */
export type QuotaLimits = z.infer<typeof quotaLimitsSchema>;

/** What a team says about its namespace of one environment. */
export const tenantNamespaceSpecSchema = z.strictObject({
  owner: nameSchema.meta({
    title: 'Owner',
    description: 'The owning team: a Backstage Group.',
  }),
  tier: z.enum(TENANT_TIERS).meta({
    title: 'Tier',
    description:
      'shared-standard; shared-sensitive (dedicated nodes); dedicated-cluster; sandbox (small, expires).',
    default: 'shared-standard',
  }),
  target: nameSchema
    .meta({
      title: 'Deployment target',
      description:
        'Where the namespace lands. Default: the target of its path.',
    })
    .optional(),
  costCenter: z
    .string()
    .regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/)
    .meta({
      title: 'Cost center',
      description: 'Default: the team’s cost center.',
    })
    .optional(),
  dataSensitivity: dataSensitivitySchema.optional(),
  quota: z
    .strictObject({
      profile: z
        .enum(QUOTA_PROFILES)
        .meta({ title: 'Quota profile', default: 'small' }),
      limits: quotaLimitsSchema.optional(),
    })
    .meta({ title: 'Quota' })
    .optional(),
  access: z
    .strictObject({
      viewers: z
        .array(nameSchema)
        .max(32)
        .meta({ title: 'Viewers', description: 'Groups beside the owner.' })
        .optional(),
      deployers: z
        .array(nameSchema)
        .max(32)
        .meta({ title: 'Deployers', description: 'Groups beside the owner.' })
        .optional(),
    })
    .meta({ title: 'Access' })
    .optional(),
  onCall: nameSchema
    .meta({
      title: 'On-call rotation',
      description: 'Where alerts of this namespace go. Default: the team’s.',
    })
    .optional(),
  ttl: durationSchema
    .meta({
      title: 'Time to live',
      description: 'Sandbox only: ISO 8601, whole days or hours.',
      examples: ['P14D'],
    })
    .optional(),
  placement: placementSchema.optional(),
  offering: offeringSchema.optional(),
});

/** A team's namespace of one environment with its guard rails (`kind: TenantNamespace`, v1alpha1). */
export const tenantNamespaceSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('TenantNamespace'),
    metadata: metadataSchema,
    spec: tenantNamespaceSpecSchema,
  })
  .meta({
    title: 'TenantNamespace',
    description: 'A team’s namespace of one environment with its guard rails.',
  });

/** See {@link tenantNamespaceSchema}. */
export type TenantNamespace = z.infer<typeof tenantNamespaceSchema>;
