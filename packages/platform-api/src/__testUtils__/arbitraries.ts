import fc from 'fast-check';
import {
  API_VERSION,
  DATA_SENSITIVITIES,
  defaultPlatform,
  LANGUAGES,
  SLO_CLASSES,
  TENANT_TIERS,
  tenantNamespaceName,
  TRAFFIC_CLASSES,
  type TenantNamespace,
  type WebService,
} from '..';

type Spec = WebService['spec'];
type Queue = NonNullable<Spec['scaling']['queue']>;

const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

/** Names short, ordinary and of the full 63 characters; words that YAML likes to misread too. */
export const name = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/),
  },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z][-a-z0-9]{61}[a-z0-9]$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('y', 'no', 'on', 'null', 'true', 'e1'),
  },
);

const serviceName = name.filter(
  value => !/^(default|waymark(-.*)?)$/.test(value),
);
const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const image = fc
  .tuple(name, hex(64))
  .map(
    ([repository, digest]) =>
      `registry.meridian.example/${repository.replace(
        /-+/g,
        '-',
      )}@sha256:${digest}`,
  );
const offering = fc.record({
  name,
  version: fc
    .tuple(fc.nat(99), fc.nat(99), fc.nat(99))
    .map(parts => parts.join('.')),
});
const sensitivity = fc.constantFrom(...DATA_SENSITIVITIES);
const octet = fc.nat(255);
const cidr = fc
  .tuple(octet, octet, octet, fc.integer({ min: 8, max: 32 }))
  .map(([a, b, c, bits]) => `${a}.${b}.${c}.0/${bits}`);
const team = fc.constantFrom(...Object.keys(defaultPlatform.teams));

const runtime: fc.Arbitrary<Spec['runtime']> = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    size: fc.constantFrom('small', 'medium', 'large', 'xlarge', 'custom'),
    image: optional(image),
    cpuBurst: optional(fc.boolean()),
  })
  .map(({ image: pinned, cpuBurst, ...rest }) => ({
    ...rest,
    ...(rest.size === 'custom'
      ? {
          resources: {
            cpuRequest: '300m',
            memoryRequest: '1Gi',
            memoryLimit: '2Gi',
          },
        }
      : {}),
    ...present({ image: pinned, cpuBurst }),
  }));

const exposure: fc.Arbitrary<Spec['exposure']> = fc.oneof(
  fc.constantFrom<Spec['exposure']>(
    { type: 'internal' },
    { type: 'internal', tls: 'strict' },
    { type: 'public' },
    { type: 'public', waf: 'strict' },
    { type: 'public', host: 'shop.apps.meridian.example' },
  ),
);

const queue: fc.Arbitrary<Queue> = fc.constantFrom<Queue>(
  {
    type: 'aws-sqs',
    queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/q',
    region: 'eu-central-1',
  },
  { type: 'azure-servicebus', queueName: 'q', namespace: 'meridian-bus' },
  {
    type: 'kafka',
    bootstrapServers: ['kafka:9092'],
    consumerGroup: 'g',
    topic: 't',
  },
  { type: 'rabbitmq', queueName: 'q', secret: 'broker' },
);

const bounds = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.nat(40))
  .map(([minReplicas, more]) => ({
    minReplicas,
    maxReplicas: minReplicas + more,
  }));

const scaling: fc.Arbitrary<Spec['scaling']> = fc.oneof(
  fc
    .tuple(
      bounds,
      fc.constantFrom('cpu' as const, 'memory' as const, 'requests' as const),
      optional(fc.integer({ min: 1, max: 95 })),
    )
    .map(([range, metric, target]) => ({
      ...range,
      metric,
      ...present({ target }),
    })),
  fc.tuple(bounds, queue).map(([range, source]) => ({
    ...range,
    metric: 'queue' as const,
    queue: source,
  })),
);

const CLOUD: NonNullable<Spec['identity']>['cloudAccess'][] = [
  {},
  { aws: { roleProfile: 'documents-reader', permissions: ['s3:GetObject'] } },
  { azure: { managedIdentityProfile: 'blob-reader' } },
  {
    aws: { roleProfile: 'queue-consumer' },
    azure: { managedIdentityProfile: 'bus-consumer' },
  },
];

const secrets = fc.uniqueArray(
  fc.record({
    name,
    providerRef: fc.stringMatching(/^[a-z][a-z0-9/-]{1,40}$/),
  }),
  { selector: secret => secret.name, maxLength: 4 },
);

const dependencies = fc.uniqueArray(
  fc.oneof(
    fc.record({ name: serviceName }),
    fc.record({
      name: serviceName,
      type: fc.constant('external' as const),
      cidrs: fc.array(cidr, { minLength: 1, maxLength: 3 }),
    }),
  ),
  { selector: dependency => dependency.name, maxLength: 5 },
);

/** Any WebService that parses and compiles on the default platform. */
export const webService: fc.Arbitrary<WebService> = fc
  .record({
    name: serviceName,
    description: optional(fc.string({ maxLength: 80 })),
    owner: team,
    system: optional(name),
    runtime,
    exposure,
    scaling,
    cloudAccess: optional(fc.constantFrom(...CLOUD)),
    secrets: optional(secrets),
    dependencies: optional(dependencies),
    sloClass: fc.constantFrom(...SLO_CLASSES),
    rollout: fc.constantFrom('rolling' as const, 'canary' as const),
    tracing: optional(fc.boolean()),
    dataSensitivity: optional(sensitivity),
    trafficClass: optional(fc.constantFrom(...TRAFFIC_CLASSES)),
    onCall: optional(name),
    offering: optional(offering),
  })
  .map(intent => ({
    apiVersion: API_VERSION,
    kind: 'WebService' as const,
    metadata: {
      name: intent.name,
      ...present({ description: intent.description }),
    },
    spec: {
      owner: intent.owner,
      runtime: intent.runtime,
      exposure: intent.exposure,
      scaling: intent.scaling,
      reliability: { sloClass: intent.sloClass, rollout: intent.rollout },
      ...identityFor(intent.scaling.queue, intent.cloudAccess),
      ...secretsFor(intent.scaling.queue, intent.secrets),
      ...present({
        system: intent.system,
        dependencies: intent.dependencies?.filter(
          dependency => dependency.name !== intent.name,
        ),
        observability:
          intent.tracing === undefined
            ? undefined
            : { tracing: { enabled: intent.tracing } },
        dataSensitivity: intent.dataSensitivity,
        trafficClass: intent.trafficClass,
        onCall: intent.onCall,
        offering: intent.offering,
      }),
    },
  }));

/** Any TenantNamespace that parses and compiles on the default platform, with its environment. */
export const tenantNamespace: fc.Arbitrary<{
  document: TenantNamespace;
  environment: string;
}> = fc
  .record({
    owner: team,
    environment: fc.constantFrom(...Object.keys(defaultPlatform.environments)),
    tier: fc.constantFrom(...TENANT_TIERS),
    dataSensitivity: optional(sensitivity),
    viewers: optional(fc.array(name, { maxLength: 3 })),
    deployers: optional(fc.array(name, { maxLength: 3 })),
    onCall: optional(name),
    offering: optional(offering),
  })
  .map(({ owner, environment, tier, viewers, deployers, ...rest }) => ({
    environment,
    document: {
      apiVersion: API_VERSION,
      kind: 'TenantNamespace' as const,
      metadata: { name: tenantNamespaceName(owner, environment) },
      spec: {
        owner,
        tier,
        target: tier === 'sandbox' ? 'shared-standard' : tier,
        access: present({ viewers, deployers }),
        ...present(rest),
      },
    },
  }));

const IDENTITY_OF_QUEUE: Record<
  string,
  NonNullable<Spec['identity']>['cloudAccess'] | undefined
> = {
  'aws-sqs': { aws: { roleProfile: 'queue-consumer' } },
  'azure-servicebus': { azure: { managedIdentityProfile: 'bus-consumer' } },
};

function identityFor(
  source: Queue | undefined,
  cloudAccess: NonNullable<Spec['identity']>['cloudAccess'] | undefined,
) {
  const needed = source && IDENTITY_OF_QUEUE[source.type];
  return cloudAccess || needed
    ? { identity: { cloudAccess: { ...cloudAccess, ...needed } } }
    : {};
}

function secretsFor(source: Queue | undefined, declared: Spec['secrets']) {
  if (source?.type !== 'rabbitmq') return present({ secrets: declared });
  const others = (declared ?? []).filter(secret => secret.name !== 'broker');
  return {
    secrets: [...others, { name: 'broker', providerRef: 'team/broker' }],
  };
}

/** The entries that are not undefined: a document never holds `undefined`. */
function present<T extends object>(fields: T): Partial<T> {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== undefined,
  );
  const kept: Partial<T> = {};
  return Object.assign(kept, Object.fromEntries(entries));
}
