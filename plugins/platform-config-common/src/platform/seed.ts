import { defaultPlatform, type Platform } from '@waymark/platform-api';
import { fromPlatform, toFiles } from './fromPlatform';

/** What the seeded documents are for, by kind and name. */
const DESCRIPTIONS: Record<string, string> = {
  'Organization/meridian': 'Meridian Labs, the example organization.',
  'Environment/development': 'Where changes are tried first.',
  'Environment/staging': 'Where a change is seen as production will see it.',
  'Environment/production': 'What customers use.',
  'DeploymentTarget/shared-standard': 'Shared nodes; sandboxes land here too.',
  'DeploymentTarget/shared-sensitive': 'Shared cluster, nodes of their own.',
  'DeploymentTarget/dedicated-cluster': 'One team, one cluster.',
  'Cluster/local': 'The one cluster of the local installation.',
  'NetworkPolicyProfile/isolated':
    'Nothing in or out but DNS and monitoring; workloads open their own ways.',
};

/** The documents that say a platform, by path, told what they are for where the seed tells it. */
export const seedOf = (platform: Platform) =>
  fromPlatform(platform, DESCRIPTIONS);

/** The seeded configuration, by path: what says the default platform. */
export const seedDocuments = () => seedOf(defaultPlatform);

/** {@link seedDocuments} as YAML, as the example repository holds it. */
export const seedFiles = () => toFiles(seedDocuments());
