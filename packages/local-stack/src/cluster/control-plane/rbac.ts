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

/** Rights of the people who administer the cluster, of what is simulated, and of the account that syncs the platform's own objects. */
export function clusterRbac(argocdNamespace: string): ClusterObject[] {
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
    ...platformDeployer(argocdNamespace),
  ];
}

/**
 * The account as which Argo CD syncs namespaces, their guard rails and its own objects. It may hand out the roles of a
 * namespace, which needs `escalate` and `bind`, and is not cluster admin: it cannot touch workloads or read secrets.
 */
export function platformDeployer(namespace: string): ClusterObject[] {
  const name = 'waymark-platform-deployer';
  const all = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    },
    role(name, [
      {
        apiGroups: [''],
        resources: [
          'namespaces',
          'resourcequotas',
          'limitranges',
          'serviceaccounts',
        ],
        verbs: all,
      },
      {
        apiGroups: ['networking.k8s.io'],
        resources: ['networkpolicies'],
        verbs: all,
      },
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['roles'],
        verbs: [...all, 'escalate', 'bind'],
      },
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['rolebindings'],
        verbs: all,
      },
      {
        apiGroups: ['external-secrets.io'],
        resources: ['secretstores'],
        verbs: all,
      },
      {
        apiGroups: ['monitoring.coreos.com'],
        resources: ['podmonitors', 'alertmanagerconfigs'],
        verbs: all,
      },
      {
        apiGroups: ['argoproj.io'],
        resources: ['applications', 'appprojects'],
        verbs: all,
      },
    ]),
    binding(name, name, { kind: 'ServiceAccount', name, namespace }),
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
