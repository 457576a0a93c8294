import type { ClusterObject } from '../client';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

const read = ['get', 'list', 'watch'];

const kwokRules: Rule[] = [
  { apiGroups: [''], resources: ['nodes'], verbs: read },
  {
    apiGroups: [''],
    resources: ['nodes/status', 'pods/status'],
    verbs: ['patch', 'update'],
  },
  {
    apiGroups: [''],
    resources: ['pods'],
    verbs: [...read, 'patch', 'update', 'delete'],
  },
  {
    apiGroups: ['', 'events.k8s.io'],
    resources: ['events'],
    verbs: ['create', 'patch', 'update'],
  },
  {
    apiGroups: ['coordination.k8s.io'],
    resources: ['leases'],
    verbs: [...read, 'create', 'patch', 'update'],
  },
  ...[
    ['gateway.networking.k8s.io', 'gatewayclasses', 'gateways', 'httproutes'],
    ['external-secrets.io', 'secretstores', 'externalsecrets'],
    ['keda.sh', 'scaledobjects'],
  ].flatMap(([group = '', ...resources]) => [
    { apiGroups: [group], resources, verbs: read },
    {
      apiGroups: [group],
      resources: resources.map(resource => `${resource}/status`),
      verbs: ['patch', 'update'],
    },
  ]),
];

/** Rights of the people who administer the cluster, and of what is simulated. */
export function clusterRbac(): ClusterObject[] {
  return [
    binding('waymark:administrators', 'cluster-admin', {
      kind: 'Group',
      name: 'waymark:administrators',
      apiGroup: 'rbac.authorization.k8s.io',
    }),
    role('waymark:kwok', kwokRules),
    binding('waymark:kwok', 'waymark:kwok', {
      kind: 'User',
      name: 'waymark:kwok',
      apiGroup: 'rbac.authorization.k8s.io',
    }),
    role('waymark:synthetic-traffic', [
      { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    ]),
    binding('waymark:synthetic-traffic', 'waymark:synthetic-traffic', {
      kind: 'User',
      name: 'waymark:synthetic-traffic',
      apiGroup: 'rbac.authorization.k8s.io',
    }),
  ];
}

function role(name: string, rules: Rule[]): ClusterObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  };
}

function binding(
  name: string,
  roleName: string,
  subject: Record<string, string>,
): ClusterObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: roleName,
    },
    subjects: [subject],
  };
}
