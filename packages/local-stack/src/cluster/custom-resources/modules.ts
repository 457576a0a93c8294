/** A Go module whose files hold custom resource definitions; none of its code is built. */
export interface DefinitionModule {
  path: string;
  version: string;
  /** Checksum of the module's zip as in a go.sum. */
  sum: string;
  /** Files of definitions, relative to the module. */
  files: readonly string[];
}

const gateways = 'config/crd/standard/gateway.networking.k8s.io_';
const secrets = 'config/crds/bases/external-secrets.io_';
const monitoring = 'example/prometheus-operator-crd/monitoring.coreos.com_';
const keda = 'config/crd/bases/keda.sh_';

/** Where the definitions come from: the kinds that compile() emits, and those that their controllers need. */
export const definitionModules: readonly DefinitionModule[] = [
  {
    path: 'sigs.k8s.io/gateway-api',
    version: 'v1.4.1',
    sum: 'h1:NPxFutNkKNa8UfLd2CMlEuhIPMQgDQ6DXNKG9sHbJU8=',
    files: ['gatewayclasses', 'gateways', 'httproutes', 'referencegrants'].map(
      kind => `${gateways}${kind}.yaml`,
    ),
  },
  {
    path: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    files: ['externalsecrets', 'secretstores', 'clustersecretstores'].map(
      kind => `${secrets}${kind}.yaml`,
    ),
  },
  {
    path: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    files: [
      'alertmanagerconfigs',
      'podmonitors',
      'probes',
      'prometheusrules',
      'servicemonitors',
    ].map(kind => `${monitoring}${kind}.yaml`),
  },
  {
    path: 'github.com/kedacore/keda/v2',
    version: 'v2.18.3',
    sum: 'h1:PY3o80tzBAzCffS8J6eBZctT4B+g/r26zErNSMleC50=',
    files: [
      'scaledobjects',
      'scaledjobs',
      'triggerauthentications',
      'clustertriggerauthentications',
    ].map(kind => `${keda}${kind}.yaml`),
  },
];

/** Definitions that the built parts bring themselves, below their `share`. */
export const partDefinitions = {
  argocd: ['application', 'applicationset', 'appproject'].map(
    kind => `manifests/crds/${kind}-crd.yaml`,
  ),
  rollouts: [
    'rollout',
    'experiment',
    'analysis-run',
    'analysis-template',
    'cluster-analysis-template',
  ].map(kind => `manifests/crds/${kind}-crd.yaml`),
} as const;

/** Argo CD and Argo Rollouts as a cluster with containers installs them. */
export const installModules: readonly (DefinitionModule & {
  title: string;
  namespace: string;
  /** Definition by which one tells that it is there. */
  definition: string;
  /** Tag of its images, where the file says `latest`. */
  tag: string;
})[] = [
  {
    title: 'Argo CD 3.2.11',
    path: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.2.11',
    sum: 'h1:3hkR11XCp/nlyM2cWr3qeUSGuZgi3JkFdMpzgL5qOR8=',
    files: ['manifests/install.yaml'],
    namespace: 'argocd',
    definition: 'applications.argoproj.io',
    tag: 'v3.2.11',
  },
  {
    title: 'Argo Rollouts 1.10.1',
    path: 'github.com/argoproj/argo-rollouts',
    version: 'v1.10.1',
    sum: 'h1:6oyVPGiHHxu3ixkT6mngemh88HLPDoTX1IwO6KNR1Y4=',
    files: ['manifests/install.yaml'],
    namespace: 'argo-rollouts',
    definition: 'rollouts.argoproj.io',
    tag: 'v1.10.1',
  },
];
