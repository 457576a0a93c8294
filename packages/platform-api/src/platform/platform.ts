import { z } from 'zod';
import {
  durationSchema,
  hostSchema,
  imageSchema,
  nameSchema,
  regionSchema,
} from '../model/primitives';
import { quotaLimitsSchema, TENANT_TIERS } from '../model/tenantNamespace';
import { resourcesSchema } from '../model/webService';
import { secretStoreSchema } from './secretStore';

const byName = <T extends z.ZodType>(value: T) => z.record(nameSchema, value);

/** A Gateway (Gateway API) the platform runs; TLS and WAF class belong to it, not to a workload. */
export const gatewaySchema = z.strictObject({
  name: nameSchema,
  namespace: nameSchema,
  listener: nameSchema,
  exposure: z.enum(['internal', 'public']),
  tls: z.enum(['standard', 'strict']),
  waf: z.enum(['none', 'standard', 'strict']),
  /** Hosts below this domain belong to the gateway. */
  domain: hostSchema,
});

/** See {@link gatewaySchema}. */
export type Gateway = z.infer<typeof gatewaySchema>;

/** A cluster. Its key is its one name: in Argo CD, Backstage and the folder. */
export const clusterSchema = z.strictObject({
  server: z.url(),
  region: regionSchema,
  complianceZones: z.array(nameSchema),
  gateways: z.array(gatewaySchema).min(1),
  secretStore: secretStoreSchema,
});

const sloObjectiveSchema = z.strictObject({
  /** Percent of requests answered without a server error over 30 days. */
  availability: z.number().min(90).max(99.999),
  /** Latency that 99 percent of requests stay below, in seconds. */
  latencySeconds: z.number().positive(),
});

/** A window of Argo CD (https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/). */
const syncWindowSchema = z.strictObject({
  kind: z.enum(['allow', 'deny']),
  /** When it begins: minute, hour, day of month, month, day of week. */
  schedule: z.string().regex(/^[\d*,/-]+( [\d*,/-]+){4}$/),
  /** How long it lasts: `62h`, `90m`. */
  duration: z.string().regex(/^\d+[hm]$/),
  /** Of the schedule, as in the tz database. Default UTC. */
  timeZone: z.string().min(1).optional(),
  /** Lets an operator sync by hand although the window says no. */
  manualSync: z.boolean().optional(),
  description: z.string().min(1),
});

const tierSchema = z.strictObject({
  quotaProfiles: z.array(z.enum(['small', 'medium', 'large', 'custom'])).min(1),
  /** A namespace of the tier expires after this, unless its document says another duration. */
  defaultTtl: z.string().optional(),
});

/**
 * Everything compile() knows about the organization and its platform: an argument, never read
 * as a global. The documents under `platform/` on branch main become one of these.
 */
export const platformSchema = z.strictObject({
  organization: z.strictObject({
    name: nameSchema,
    title: z.string().min(1),
    emailDomain: hostSchema,
  }),
  environments: byName(
    z.strictObject({
      title: z.string().min(1),
      stage: z.enum(['development', 'staging', 'production']),
      /** Argo CD applies without being asked. Off in production: an operator looks at the diff. */
      autoSync: z.boolean(),
      /** The deployment target when nobody names one. */
      defaultTarget: nameSchema,
      /** What a service gets that comes to the environment for the first time; else what it has where it comes from. */
      replicas: z
        .strictObject({
          min: z.int().min(1).max(200),
          max: z.int().min(1).max(200),
        })
        .refine(({ min, max }) => min <= max, {
          message: 'max is min or more',
        })
        .optional(),
      /** When Argo CD may, or may not, sync the environment's workloads. */
      syncWindows: z.array(syncWindowSchema).max(16).optional(),
    }),
  ),
  clusters: byName(clusterSchema),
  targets: byName(
    z.strictObject({
      cluster: nameSchema,
      tiers: z.array(z.enum(TENANT_TIERS)).min(1),
      /** Pods run only on nodes with this value of label and taint `platform.waymark.dev/node-pool`. */
      nodePool: nameSchema.optional(),
    }),
  ),
  tiers: z.strictObject({
    'shared-standard': tierSchema,
    'shared-sensitive': tierSchema,
    'dedicated-cluster': tierSchema,
    sandbox: tierSchema,
  }),
  /** When a namespace is reported as over. Default: warned of 3 days before, abandoned after 90. */
  namespaces: z
    .strictObject({
      /** A sandbox that expires is warned of so long before. */
      warnBefore: durationSchema,
      /** A namespace without workloads and commits for so long is abandoned. */
      abandonedAfter: durationSchema,
    })
    .optional(),
  teams: byName(
    z.strictObject({
      title: z.string().min(1),
      costCenter: z.string().min(1),
      /** The group as the clusters' identity provider names it. */
      group: z.string().min(1),
      onCall: nameSchema,
    }),
  ),
  sizes: z.strictObject({
    small: resourcesSchema,
    medium: resourcesSchema,
    large: resourcesSchema,
    xlarge: resourcesSchema,
  }),
  quotas: z.strictObject({
    small: quotaLimitsSchema,
    medium: quotaLimitsSchema,
    large: quotaLimitsSchema,
  }),
  slo: z.strictObject({
    'best-effort': sloObjectiveSchema,
    standard: sloObjectiveSchema,
    high: sloObjectiveSchema,
    critical: sloObjectiveSchema,
  }),
  /** Stands in for an image until CI sets one. Must answer 200 on every path of port 8080. */
  bootstrapImage: z.strictObject({
    image: imageSchema,
    args: z.array(z.string()),
  }),
  gitops: z.strictObject({
    repoUrl: z.url(),
    renderedBranch: z.string().min(1),
  }),
  argocd: z.strictObject({
    namespace: nameSchema,
    /** Project of the namespace baselines. */
    platformProject: nameSchema,
  }),
  observability: z.strictObject({
    /** Namespace that Prometheus scrapes from. */
    namespace: nameSchema,
    prometheusUrl: z.url(),
    /** How often Prometheus reads a workload's metrics; how fast a canary can be judged follows from it. */
    scrapeSeconds: z.number().int().min(1).max(300).default(30),
    /** Receives OTLP over HTTP with protobuf. */
    otlpEndpoint: z.url(),
    alertReceiverUrl: z.url(),
    /** The portal; runbook links in alerts start with it. */
    portalUrl: z.url(),
  }),
  identity: z.strictObject({
    aws: z
      .strictObject({
        roleProfiles: byName(
          z.strictObject({
            roleArn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/),
          }),
        ),
      })
      .optional(),
    azure: z
      .strictObject({
        tenantId: z.uuid(),
        managedIdentityProfiles: byName(z.strictObject({ clientId: z.uuid() })),
      })
      .optional(),
  }),
});

/** See {@link platformSchema}. */
export type Platform = z.infer<typeof platformSchema>;
