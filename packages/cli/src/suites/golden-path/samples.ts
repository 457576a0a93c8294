import type { WebService } from '@waymark/platform-api';

/** What a golden path is asked for in a test. */
export type Sample = {
  name: string;
  description: string;
  owner: string;
  system: string;
  language: 'python' | 'typescript';
  size: WebService['spec']['runtime']['size'];
  minReplicas: number;
  maxReplicas: number;
  environment: string;
  dependencies: string[];
  sloClass: WebService['spec']['reliability']['sloClass'];
  dataSensitivity: NonNullable<WebService['spec']['dataSensitivity']>;
};

/** One service a language: the usual one with a text that breaks careless quoting, and the longest. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'parcel-tracker',
    description: `Says "where", and it's {{ never }} late: #1 \\ <b>na\u00efve</b>`,
    owner: 'assistant',
    system: 'conversations',
    language: 'python',
    size: 'small',
    minReplicas: 2,
    maxReplicas: 4,
    environment: 'development',
    dependencies: ['vector-store', 'document-search'],
    sloClass: 'standard',
    dataSensitivity: 'internal',
  },
  {
    name: `a${'-long-name'.repeat(6)}-1`,
    description: 'The longest name there can be',
    owner: 'search-relevance',
    system: '',
    language: 'typescript',
    size: 'xlarge',
    minReplicas: 1,
    maxReplicas: 10,
    environment: 'development',
    dependencies: [],
    sloClass: 'critical',
    dataSensitivity: 'restricted',
  },
];

/** The intent that the platform writes for a sample. */
export function intentOf(sample: Sample): WebService {
  return {
    apiVersion: 'platform.waymark.dev/v1alpha1',
    kind: 'WebService',
    metadata: { name: sample.name, description: sample.description },
    spec: {
      owner: sample.owner,
      runtime: { language: sample.language, size: sample.size },
      exposure: { type: 'internal' },
      scaling: {
        minReplicas: sample.minReplicas,
        maxReplicas: sample.maxReplicas,
        metric: 'cpu',
      },
      reliability: { sloClass: sample.sloClass, rollout: 'rolling' },
      dataSensitivity: sample.dataSensitivity,
    },
  };
}

/** Where the platform keeps a sample's intent in the GitOps repository. */
export function intentPathOf({ owner, environment, name }: Sample): string {
  return `tenants/${owner}/${environment}/${name}.yaml`;
}
