/** Kinds by API group, each with the name of its resource in RBAC. */
export type Kinds = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every kind that a workload's folder may hold. A test compares it with what compile() emits. */
export const WORKLOAD_KINDS: Kinds = {
  '': {
    ConfigMap: 'configmaps',
    ServiceAccount: 'serviceaccounts',
    Service: 'services',
  },
  apps: { Deployment: 'deployments' },
  'argoproj.io': {
    AnalysisTemplate: 'analysistemplates',
    Rollout: 'rollouts',
  },
  autoscaling: { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
  'external-secrets.io': { ExternalSecret: 'externalsecrets' },
  'gateway.networking.k8s.io': { HTTPRoute: 'httproutes' },
  'keda.sh': {
    ScaledObject: 'scaledobjects',
    TriggerAuthentication: 'triggerauthentications',
  },
  'monitoring.coreos.com': {
    PrometheusRule: 'prometheusrules',
    ServiceMonitor: 'servicemonitors',
  },
  'networking.k8s.io': { NetworkPolicy: 'networkpolicies' },
  policy: { PodDisruptionBudget: 'poddisruptionbudgets' },
  'rbac.authorization.k8s.io': { RoleBinding: 'rolebindings', Role: 'roles' },
};

/**
 * What controllers make of a workload. Argo CD shows in an application's tree only kinds that its
 * project allows, so these are allowed; nobody can bring one by Git, because the deployer's role
 * has no verb for them.
 */
export const CHILD_KINDS: Kinds = {
  '': { Pod: 'pods' },
  apps: { ReplicaSet: 'replicasets' },
  'argoproj.io': { AnalysisRun: 'analysisruns' },
};

/** Every kind with a namespace that a baseline's folder may hold. A test compares it too. */
export const BASELINE_KINDS: Kinds = {
  '': {
    LimitRange: 'limitranges',
    ResourceQuota: 'resourcequotas',
    ServiceAccount: 'serviceaccounts',
  },
  'external-secrets.io': { SecretStore: 'secretstores' },
  'monitoring.coreos.com': {
    AlertmanagerConfig: 'alertmanagerconfigs',
    PodMonitor: 'podmonitors',
  },
  'networking.k8s.io': { NetworkPolicy: 'networkpolicies' },
  'rbac.authorization.k8s.io': { RoleBinding: 'rolebindings', Role: 'roles' },
};

/** Argo CD's own kinds, which lie in its namespace. */
export const ARGOCD_KINDS: Kinds = {
  'argoproj.io': { Application: 'applications', AppProject: 'appprojects' },
};

/** What applying needs. */
export const WRITE = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
] as const;

/** What looking needs. */
export const READ = ['get', 'list', 'watch'] as const;

/** RBAC rules: the verbs on every kind. */
export function rulesFor(kinds: Kinds, verbs: readonly string[]) {
  return Object.entries(kinds).map(([group, resources]) => ({
    apiGroups: [group],
    resources: Object.values(resources),
    verbs: [...verbs],
  }));
}

/** The kinds as an AppProject lists them. */
export function groupKinds(...tables: Kinds[]) {
  return tables.flatMap(kinds =>
    Object.entries(kinds).flatMap(([group, resources]) =>
      Object.keys(resources).map(kind => ({ group, kind })),
    ),
  );
}
