import { z } from 'zod';
import {
  durationSchema,
  hostSchema,
  imageSchema,
  nameSchema,
} from '../model/primitives';
import { ceilingSchema } from './team';

/** Names and addresses of the organization, and what its teams may hold together. */
export const organizationSchema = z.strictObject({
  name: nameSchema,
  title: z.string().min(1).max(80).meta({ title: 'Title' }),
  emailDomain: hostSchema.meta({ title: 'E-mail domain' }),
  ceiling: ceilingSchema
    .meta({
      title: 'Ceiling',
      description: 'What the quotas of all teams may sum up to.',
    })
    .optional(),
});

const tierSchema = z.strictObject({
  quotaProfiles: z
    .array(z.enum(['small', 'medium', 'large', 'custom']))
    .min(1)
    .max(4)
    .meta({ title: 'Quota profiles that its namespaces may choose' }),
  defaultTtl: durationSchema
    .meta({
      title: 'Default time to live',
      description:
        'A namespace of the tier expires after this, unless its document says another duration.',
    })
    .optional(),
});

/** What the tiers of tenancy allow. */
export const tiersSchema = z
  .strictObject({
    'shared-standard': tierSchema,
    'shared-sensitive': tierSchema,
    'dedicated-cluster': tierSchema,
    sandbox: tierSchema,
  })
  .meta({ title: 'Tiers', description: 'What each tier of tenancy allows.' });

/** When a namespace is reported as over. Default: warned of 3 days before, abandoned after 90. */
export const namespacesSchema = z
  .strictObject({
    warnBefore: durationSchema.meta({
      title: 'Warn before',
      description: 'A sandbox that expires is warned of so long before.',
    }),
    abandonedAfter: durationSchema.meta({
      title: 'Abandoned after',
      description:
        'A namespace without workloads and commits for so long is abandoned.',
    }),
  })
  .meta({
    title: 'Namespaces',
    description: 'When a namespace is reported as over.',
  });

const sloObjectiveSchema = z.strictObject({
  availability: z.number().min(90).max(99.999).meta({
    title: 'Availability',
    description:
      'Percent of requests answered without a server error over 30 days.',
  }),
  latencySeconds: z.number().positive().meta({
    title: 'Latency',
    description: 'What 99 percent of requests stay below, in seconds.',
  }),
});

/** The objective of each reliability class. */
export const sloSchema = z
  .strictObject({
    'best-effort': sloObjectiveSchema,
    standard: sloObjectiveSchema,
    high: sloObjectiveSchema,
    critical: sloObjectiveSchema,
  })
  .meta({
    title: 'Reliability classes',
    description: 'The objective of each class.',
  });

/** Stands in for an image until CI sets one. */
export const bootstrapImageSchema = z
  .strictObject({
    image: imageSchema.meta({ title: 'Image' }),
    args: z.array(z.string().max(512)).max(64).meta({ title: 'Arguments' }),
  })
  .meta({
    title: 'Bootstrap image',
    description:
      'Stands in for an image until CI sets one. Must answer 200 on every path of port 8080.',
  });

/** Where Argo CD is. */
export const argocdSchema = z
  .strictObject({
    namespace: nameSchema.meta({ title: 'Namespace' }),
    platformProject: nameSchema.meta({
      title: 'Platform project',
      description: 'Project of the namespace baselines.',
    }),
  })
  .meta({ title: 'Argo CD', description: 'Where Argo CD is.' });

/** What is observed how. */
export const observabilitySchema = z
  .strictObject({
    namespace: nameSchema.meta({
      title: 'Namespace',
      description: 'The namespace that Prometheus scrapes from.',
    }),
    prometheusUrl: z.url().meta({
      title: 'Prometheus',
      description: 'Judges canaries, where the installation names no other.',
    }),
    scrapeSeconds: z.number().int().min(1).max(300).default(30).meta({
      title: 'Scrape interval',
      description:
        'How often, in seconds, Prometheus reads a workload’s metrics; how fast a canary can be judged follows from it.',
    }),
    otlpEndpoint: z.url().meta({
      title: 'OTLP endpoint',
      description: 'Receives OTLP over HTTP with protobuf.',
    }),
    alertReceiverUrl: z.url().meta({ title: 'Alert receiver' }),
    /** The portal; runbook links in alerts start with it. */
    portalUrl: z.url(),
  })
  .meta({ title: 'Observability' });

/** Roles in clouds that workloads may ask for by name. */
export const identitySchema = z
  .strictObject({
    aws: z
      .strictObject({
        roleProfiles: z
          .record(
            nameSchema,
            z.strictObject({
              roleArn: z
                .string()
                .max(256)
                .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/)
                .meta({ title: 'Role ARN' }),
            }),
          )
          .meta({ title: 'Role profiles' }),
      })
      .meta({ title: 'AWS' })
      .optional(),
    azure: z
      .strictObject({
        tenantId: z.uuid().meta({ title: 'Tenant id' }),
        managedIdentityProfiles: z
          .record(
            nameSchema,
            z.strictObject({ clientId: z.uuid().meta({ title: 'Client id' }) }),
          )
          .meta({ title: 'Managed identity profiles' }),
      })
      .meta({ title: 'Azure' })
      .optional(),
  })
  .meta({
    title: 'Cloud identity',
    description: 'Roles in clouds that workloads may ask for by name.',
  });
