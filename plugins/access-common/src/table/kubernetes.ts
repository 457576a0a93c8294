import type { AccessEntry } from './types';

const looking = {
  developer: 'all',
  reviewer: 'all',
  'platform-engineer': 'all',
  operator: 'all',
  admin: 'all',
} as const;

/** Rows of the Kubernetes plugin. */
export const kubernetesEntries: AccessEntry[] = [
  {
    permission: 'kubernetes.clusters.read',
    what: 'see which clusters are connected',
    grants: looking,
    reason: 'Names of clusters are needed to read where a service runs.',
  },
  {
    permission: 'kubernetes.resources.read',
    what: 'see the running state of services',
    grants: looking,
    reason: 'Running state is read by the people who ship, review or run.',
  },
  {
    permission: 'kubernetes.proxy',
    what: 'call the API of a cluster',
    grants: { operator: 'all', admin: 'all' },
    reason: 'The proxy speaks with the account of the portal, not with yours.',
  },
];
