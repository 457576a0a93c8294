import { z } from 'zod';
import { metadataSchema } from './metadata';
import {
  API_VERSION,
  cidrSchema,
  cpuQuantitySchema,
  dataSensitivitySchema,
  hostSchema,
  imageSchema,
  memoryQuantitySchema,
  nameSchema,
  offeringSchema,
  placementSchema,
  portSchema,
} from './primitives';
import { cloudAccessSchema } from './cloudAccess';
import { scalingSchema } from './scaling';

/** Size profiles a developer may choose; `custom` needs `resources` and a review. */
export const SIZES = ['small', 'medium', 'large', 'xlarge', 'custom'] as const;

/** Languages the platform knows how to start, probe and observe. */
export const LANGUAGES = [
  'python',
  'typescript',
  'go',
  'java',
  'rust',
  'dotnet',
] as const;

/** Reliability classes, weakest first. The platform gives each its objective. */
export const SLO_CLASSES = [
  'best-effort',
  'standard',
  'high',
  'critical',
] as const;

/** How a caller uses the service; sets time-outs at the gateway and the time to drain. */
export const TRAFFIC_CLASSES = [
  'interactive',
  'asynchronous',
  'background',
] as const;

/** Resources of a `custom` size. */
export const resourcesSchema = z
  .strictObject({
    cpuRequest: cpuQuantitySchema.meta({ title: 'CPU request' }),
    memoryRequest: memoryQuantitySchema.meta({ title: 'Memory request' }),
    memoryLimit: memoryQuantitySchema.meta({ title: 'Memory limit' }),
  })
  .meta({ title: 'Custom resources' });

const runtimeSchema = z
  .strictObject({
    language: z.enum(LANGUAGES).meta({ title: 'Language' }),
    size: z.enum(SIZES).meta({
      title: 'Size',
      description: 'CPU and memory of one replica.',
      default: 'small',
    }),
    resources: resourcesSchema.optional(),
    image: imageSchema
      .meta({
        title: 'Image',
        description:
          'The image by digest. Until CI sets one, the platform runs its bootstrap image.',
      })
      .optional(),
    cpuBurst: z
      .boolean()
      .meta({
        title: 'CPU burst',
        description:
          'May use idle CPU of its node. Default true: no CPU limit is set. False sets the limit to the request.',
        default: true,
      })
      .optional(),
  })
  .meta({ title: 'Runtime' });

const exposureSchema = z
  .strictObject({
    type: z.enum(['internal', 'public']).meta({
      title: 'Exposure',
      description:
        'internal: inside the organization; public: the internet, through a web application firewall.',
      default: 'internal',
    }),
    host: hostSchema
      .meta({
        title: 'Host',
        description: 'Default: the name under the gateway’s domain.',
      })
      .optional(),
    tls: z
      .enum(['standard', 'strict'])
      .meta({
        title: 'TLS class',
        description:
          'Class of the gateway: standard (TLS 1.2+), strict (TLS 1.3).',
        default: 'standard',
      })
      .optional(),
    waf: z
      .enum(['standard', 'strict'])
      .meta({
        title: 'WAF class',
        description:
          'Rule set of the web application firewall. Public exposure only.',
        default: 'standard',
      })
      .optional(),
  })
  .meta({ title: 'Exposure' });

const secretSchema = z
  .strictObject({
    name: nameSchema.meta({
      title: 'Name',
      description: 'Mounted read-only at /etc/secrets/<name>.',
    }),
    providerRef: z
      .string()
      .min(1)
      .max(512)
      .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9/_.:@+=-]*$/)
      .meta({
        title: 'Provider reference',
        description: 'Key of the secret in the secret store. Never a value.',
        examples: ['assistant/development/model-api-key'],
      }),
  })
  .meta({ title: 'Secret' });

const dependencySchema = z
  .strictObject({
    name: nameSchema.meta({
      title: 'Name',
      description:
        'A service of the organization, or your name for an external one.',
    }),
    type: z
      .enum(['service', 'external'])
      .meta({ title: 'Type', default: 'service' })
      .optional(),
    port: portSchema
      .meta({
        title: 'Port',
        description: 'Default: 8080 for a service, 443 for an external one.',
      })
      .optional(),
    cidrs: z
      .array(cidrSchema)
      .min(1)
      .max(32)
      .meta({
        title: 'Networks',
        description: 'Addresses of an external dependency.',
      })
      .optional(),
  })
  .meta({ title: 'Dependency' });

/** What a developer says about an HTTP service; everything else follows from it. */
export const webServiceSpecSchema = z.strictObject({
  owner: nameSchema.meta({
    title: 'Owner',
    description: 'The owning team: a Backstage Group.',
  }),
  system: nameSchema
    .meta({ title: 'System', description: 'Label app.kubernetes.io/part-of.' })
    .optional(),
  runtime: runtimeSchema,
  exposure: exposureSchema,
  scaling: scalingSchema,
  identity: z
    .strictObject({ cloudAccess: cloudAccessSchema })
    .meta({ title: 'Identity' })
    .optional(),
  secrets: z
    .array(secretSchema)
    .max(32)
    .meta({ title: 'Secrets', description: 'References only.' })
    .optional(),
  dependencies: z
    .array(dependencySchema)
    .max(64)
    .meta({
      title: 'Dependencies',
      description: 'Where the service may connect to; nothing else is open.',
    })
    .optional(),
  reliability: z
    .strictObject({
      sloClass: z.enum(SLO_CLASSES).meta({
        title: 'SLO class',
        description: 'Availability objective over 30 days.',
        default: 'standard',
      }),
      rollout: z.enum(['rolling', 'canary']).meta({
        title: 'Rollout',
        description: 'canary: 10, 50, 100 percent, each step judged.',
        default: 'rolling',
      }),
    })
    .meta({ title: 'Reliability' }),
  observability: z
    .strictObject({
      tracing: z
        .strictObject({ enabled: z.boolean().meta({ default: true }) })
        .meta({ title: 'Tracing', description: 'OpenTelemetry. Default on.' })
        .optional(),
    })
    .meta({ title: 'Observability' })
    .optional(),
  dataSensitivity: dataSensitivitySchema.optional(),
  placement: placementSchema.optional(),
  trafficClass: z
    .enum(TRAFFIC_CLASSES)
    .meta({
      title: 'Traffic class',
      description:
        'How callers use it: waits (interactive), polls (asynchronous), does not wait (background).',
      default: 'interactive',
    })
    .optional(),
  onCall: nameSchema
    .meta({
      title: 'On-call rotation',
      description: 'Who is paged. Default: the team’s rotation.',
    })
    .optional(),
  offering: offeringSchema.optional(),
});

/** A long-running HTTP service (`kind: WebService`, v1alpha1). */
export const webServiceSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('WebService'),
    metadata: metadataSchema,
    spec: webServiceSpecSchema,
  })
  .meta({
    title: 'WebService',
    description: 'A long-running HTTP service.',
  });

/** See {@link webServiceSchema}. */
export type WebService = z.infer<typeof webServiceSchema>;
