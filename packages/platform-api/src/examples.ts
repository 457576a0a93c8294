import type { PlatformDocument } from './model/document';
import { API_VERSION } from './model/primitives';

/** A document that shows one way to write intent; every one parses and compiles. */
export interface Example {
  /** Unique, for links: `internal-service`. */
  name: string;
  /** What it shows, one sentence. */
  title: string;
  document: PlatformDocument;
}

const IMAGE =
  'registry.meridian.example/assistant/document-search@sha256:4a1c4b21597c1b4415bdbecb28a3296c6b5e23ca4f9feeb599860a1dac6a0108';

/** Examples for documentation, forms and tests. */
export const examples: readonly Example[] = [
  {
    name: 'internal-service',
    title: 'The least that makes an internal HTTP service.',
    document: {
      apiVersion: API_VERSION,
      kind: 'WebService',
      metadata: { name: 'document-search' },
      spec: {
        owner: 'assistant',
        runtime: { language: 'python', size: 'small' },
        exposure: { type: 'internal' },
        scaling: { minReplicas: 2, maxReplicas: 4, metric: 'cpu' },
        reliability: { sloClass: 'standard', rollout: 'rolling' },
      },
    },
  },
  {
    name: 'public-canary-service',
    title: 'A public service with secrets, dependencies and a canary rollout.',
    document: {
      apiVersion: API_VERSION,
      kind: 'WebService',
      metadata: {
        name: 'document-search',
        description: 'Finds passages in the organization’s documents.',
      },
      spec: {
        owner: 'assistant',
        system: 'knowledge',
        runtime: { language: 'python', size: 'medium', image: IMAGE },
        exposure: { type: 'public', waf: 'standard' },
        scaling: { minReplicas: 3, maxReplicas: 12, metric: 'requests' },
        secrets: [
          { name: 'model-api', providerRef: 'assistant/production/model-api' },
        ],
        dependencies: [
          { name: 'embedding-api' },
          {
            name: 'model-provider',
            type: 'external',
            cidrs: ['198.51.100.0/24'],
          },
        ],
        reliability: { sloClass: 'high', rollout: 'canary' },
        observability: { tracing: { enabled: true } },
        dataSensitivity: 'internal',
        trafficClass: 'interactive',
        onCall: 'assistant-primary',
        offering: { name: 'internal-http-service', version: '1.0.0' },
      },
    },
  },
  {
    name: 'team-namespace',
    title: 'A team’s namespace of one environment.',
    document: {
      apiVersion: API_VERSION,
      kind: 'TenantNamespace',
      metadata: { name: 'assistant-development' },
      spec: {
        owner: 'assistant',
        tier: 'shared-standard',
        quota: { profile: 'small' },
        dataSensitivity: 'internal',
      },
    },
  },
];
