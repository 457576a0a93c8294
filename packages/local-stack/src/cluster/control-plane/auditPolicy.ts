/**
 * What the API server writes down: every change with its content, but never the content of secrets, config maps and tokens.
 * Reads are noted without content; the chatter of controllers is left out.
 */
export const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  omitManagedFields: true,
  rules: [
    {
      level: 'None',
      resources: [
        { group: '', resources: ['events'] },
        { group: 'events.k8s.io' },
        { group: 'coordination.k8s.io', resources: ['leases'] },
      ],
    },
    { level: 'None', nonResourceURLs: ['/healthz*', '/livez*', '/readyz*'] },
    {
      level: 'None',
      verbs: ['get', 'list', 'watch'],
      users: [
        'system:apiserver',
        'system:kube-controller-manager',
        'system:kube-scheduler',
        'waymark:kwok',
        'waymark:synthetic-traffic',
      ],
    },
    {
      level: 'None',
      verbs: ['get', 'list', 'watch'],
      userGroups: ['system:serviceaccounts:kube-system'],
    },
    // The simulation of machines and containers is no event of the platform.
    { level: 'None', users: ['waymark:kwok'] },
    {
      level: 'Metadata',
      resources: [
        {
          group: '',
          resources: ['secrets', 'configmaps', 'serviceaccounts/token'],
        },
        { group: 'authentication.k8s.io' },
        // Half a megabyte each, from modules whose versions are known.
        {
          group: 'apiextensions.k8s.io',
          resources: ['customresourcedefinitions'],
        },
      ],
    },
    { level: 'Metadata', verbs: ['get', 'list', 'watch'] },
    { level: 'Request' },
  ],
};
