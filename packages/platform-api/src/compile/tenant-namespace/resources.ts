/** What comes into being at run time and is worth looking at. */
export const RUNTIME_RESOURCES = {
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
export const OWN_LEASES = {
  apiGroups: ['coordination.k8s.io'],
  resources: ['leases'],
};
