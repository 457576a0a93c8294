interface Resources {
  apiGroups: string[];
  resources: string[];
}

/** Every resource that a workload's folder may hold. A test compares it with what compile() emits. */
export function deliveredResources(): Resources[] {
  return [
    {
      apiGroups: [''],
      resources: ['configmaps', 'serviceaccounts', 'services'],
    },
    { apiGroups: ['apps'], resources: ['deployments'] },
    {
      apiGroups: ['argoproj.io'],
      resources: ['analysistemplates', 'rollouts'],
    },
    { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'] },
    { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'] },
    { apiGroups: ['gateway.networking.k8s.io'], resources: ['httproutes'] },
    {
      apiGroups: ['keda.sh'],
      resources: ['scaledobjects', 'triggerauthentications'],
    },
    {
      apiGroups: ['monitoring.coreos.com'],
      resources: ['prometheusrules', 'servicemonitors'],
    },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'] },
    { apiGroups: ['policy'], resources: ['poddisruptionbudgets'] },
    {
      apiGroups: ['rbac.authorization.k8s.io'],
      resources: ['rolebindings', 'roles'],
    },
  ];
}

/** What comes into being at run time and is worth looking at. */
export const RUNTIME_RESOURCES: Resources = {
  apiGroups: ['', 'apps', 'discovery.k8s.io', 'events.k8s.io', 'argoproj.io'],
  resources: [
    'pods',
    'pods/log',
    'events',
    'replicasets',
    'endpointslices',
    'resourcequotas',
    'limitranges',
    'analysisruns',
  ],
};

/** What a workload's Role grants; see web-service/role. */
export const OWN_LEASES: Resources = {
  apiGroups: ['coordination.k8s.io'],
  resources: ['leases'],
};
