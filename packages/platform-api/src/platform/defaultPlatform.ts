import type { Platform } from './platform';
import type { Ceiling } from './team';

const team = (
  name: string,
  title: string,
  costCenter: string,
  quota: Ceiling,
) => ({
  title,
  costCenter,
  group: name,
  onCall: `${name}-primary`,
  quota,
});

/** What a team holds that runs no models of its own. */
const ordinary: Ceiling = { cpu: '384', memory: '768Gi' };

const environment = (
  title: string,
  stage: 'development' | 'staging' | 'production',
  autoSync: boolean,
) => ({
  title,
  owner: 'platform',
  stage,
  autoSync,
  defaultTarget: 'shared-standard',
  targets: ['shared-sensitive', 'dedicated-cluster'],
  podSecurity: 'restricted' as const,
  networkPolicy: 'isolated',
});

/**
 * The platform of the example organization, Meridian Labs: what `./waymark up` and the tests use.
 *
 * Sizes and quotas follow the size table of the product; the burn-rate windows that use `slo`
 * come from the Google SRE Workbook, chapter 5.
 */
export const defaultPlatform: Platform = {
  organization: {
    name: 'meridian',
    title: 'Meridian Labs',
    emailDomain: 'meridian.example',
    ceiling: {
      cpu: '3072',
      memory: '6Ti',
      gpus: { 'nvidia-l4': 32, 'nvidia-h100': 8 },
    },
  },
  environments: {
    development: environment('Development', 'development', true),
    staging: {
      ...environment('Staging', 'staging', true),
      replicas: { min: 2, max: 4 },
    },
    production: {
      ...environment('Production', 'production', false),
      approvers: { groups: ['security', 'platform-engineers'], quorum: 1 },
      replicas: { min: 3, max: 9 },
      syncWindows: [
        {
          kind: 'deny',
          schedule: '0 0 20 12 *',
          duration: '336h',
          description: 'No change to production over the end of the year',
        },
      ],
    },
  },
  clusters: {
    local: {
      owner: 'platform',
      server: 'https://kubernetes.default.svc',
      region: 'local',
      complianceZones: [],
      nodePools: [
        { name: 'sensitive' },
        { name: 'inference', gpuType: 'nvidia-l4' },
        { name: 'training', gpuType: 'nvidia-h100' },
      ],
      gpuTypes: ['nvidia-l4', 'nvidia-h100'],
      gateways: [
        {
          name: 'internal',
          namespace: 'gateways',
          listener: 'https',
          exposure: 'internal',
          tls: 'standard',
          waf: 'none',
          domain: 'internal.meridian.example',
        },
        {
          name: 'internal-strict',
          namespace: 'gateways',
          listener: 'https',
          exposure: 'internal',
          tls: 'strict',
          waf: 'none',
          domain: 'secure.meridian.example',
        },
        {
          name: 'public',
          namespace: 'gateways',
          listener: 'https',
          exposure: 'public',
          tls: 'standard',
          waf: 'standard',
          domain: 'apps.meridian.example',
        },
        {
          name: 'public-strict',
          namespace: 'gateways',
          listener: 'https',
          exposure: 'public',
          tls: 'strict',
          waf: 'strict',
          domain: 'edge.meridian.example',
        },
      ],
      secretStore: {
        provider: 'vault',
        server: 'https://vault.meridian.example',
        mount: 'tenants',
        authMount: 'kubernetes',
      },
    },
  },
  targets: {
    'shared-standard': {
      owner: 'platform',
      cluster: 'local',
      tiers: ['shared-standard', 'sandbox'],
    },
    'shared-sensitive': {
      owner: 'platform',
      cluster: 'local',
      tiers: ['shared-sensitive'],
      nodePool: 'sensitive',
    },
    'dedicated-cluster': {
      owner: 'platform',
      cluster: 'local',
      tiers: ['dedicated-cluster'],
    },
  },
  networkPolicies: {
    isolated: {
      denyIngress: true,
      denyEgress: true,
      allowDns: true,
      allowMonitoring: true,
    },
  },
  tiers: {
    'shared-standard': { quotaProfiles: ['small', 'medium', 'large'] },
    'shared-sensitive': {
      quotaProfiles: ['small', 'medium', 'large', 'custom'],
    },
    'dedicated-cluster': {
      quotaProfiles: ['small', 'medium', 'large', 'custom'],
    },
    sandbox: { quotaProfiles: ['small'], defaultTtl: 'P14D' },
  },
  namespaces: { warnBefore: 'P3D', abandonedAfter: 'P90D' },
  teams: {
    assistant: team('assistant', 'Assistant', 'CC-4100', {
      ...ordinary,
      gpus: { 'nvidia-l4': 8 },
    }),
    'search-relevance': team(
      'search-relevance',
      'Search Relevance',
      'CC-4200',
      { ...ordinary, gpus: { 'nvidia-l4': 8 } },
    ),
    'risk-models': team('risk-models', 'Risk Models', 'CC-4300', {
      ...ordinary,
      gpus: { 'nvidia-l4': 4, 'nvidia-h100': 4 },
    }),
    'data-platform': team(
      'data-platform',
      'Data Platform',
      'CC-4400',
      ordinary,
    ),
    platform: team('platform', 'Platform', 'CC-1000', ordinary),
    security: team('security', 'Security', 'CC-1100', ordinary),
    leadership: team('leadership', 'Leadership', 'CC-1200', ordinary),
  },
  sizes: {
    small: { cpuRequest: '250m', memoryRequest: '384Mi', memoryLimit: '512Mi' },
    medium: { cpuRequest: '500m', memoryRequest: '768Mi', memoryLimit: '1Gi' },
    large: { cpuRequest: '1', memoryRequest: '2Gi', memoryLimit: '3Gi' },
    xlarge: { cpuRequest: '2', memoryRequest: '4Gi', memoryLimit: '6Gi' },
  },
  quotas: {
    small: {
      cpu: '8',
      memory: '16Gi',
      memoryLimit: '24Gi',
      storage: '50Gi',
      pods: 60,
    },
    medium: {
      cpu: '32',
      memory: '64Gi',
      memoryLimit: '96Gi',
      storage: '250Gi',
      pods: 200,
    },
    large: {
      cpu: '128',
      memory: '256Gi',
      memoryLimit: '384Gi',
      storage: '1Ti',
      pods: 600,
    },
  },
  slo: {
    'best-effort': { availability: 99, latencySeconds: 2.5 },
    standard: { availability: 99.5, latencySeconds: 1 },
    high: { availability: 99.9, latencySeconds: 0.5 },
    critical: { availability: 99.95, latencySeconds: 0.25 },
  },
  bootstrapImage: {
    image:
      'docker.io/hashicorp/http-echo:1.0.0@sha256:fcb75f691c8b0414d670ae570240cbf95502cc18a9ba57e982ecac589760a186',
    args: [
      '-listen=:8080',
      '-text=Waiting for the first image from the pipeline.',
    ],
  },
  gitops: {
    repoUrl: 'http://localhost:7072/meridian/gitops.git',
    renderedBranch: 'rendered',
  },
  argocd: { namespace: 'argocd', platformProject: 'platform' },
  observability: {
    namespace: 'monitoring',
    prometheusUrl: 'http://prometheus.monitoring.svc:9090',
    scrapeSeconds: 30,
    otlpEndpoint: 'http://otel-collector.monitoring.svc:4318',
    alertReceiverUrl: 'http://alert-router.monitoring.svc:8080/alerts',
    portalUrl: 'http://localhost:7070',
  },
  identity: {
    aws: {
      roleProfiles: {
        'documents-reader': {
          roleArn: 'arn:aws:iam::111122223333:role/waymark/documents-reader',
        },
        'queue-consumer': {
          roleArn: 'arn:aws:iam::111122223333:role/waymark/queue-consumer',
        },
      },
    },
    azure: {
      tenantId: '11111111-2222-4333-8444-555555555555',
      managedIdentityProfiles: {
        'blob-reader': { clientId: '22222222-3333-4444-8555-666666666666' },
        'bus-consumer': { clientId: '33333333-4444-4555-8666-777777777777' },
      },
    },
  },
};
