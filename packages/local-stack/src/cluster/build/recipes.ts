/** Programs that are built and kept together. */
export type BinaryPart = 'kube' | 'argocd' | 'gitea' | 'rollouts';

/** A folder of a module that a program needs beside it. */
export interface SharedFolder {
  module: string;
  folder: string;
  /** Name below `share`. */
  as: string;
}

/** How a part is built from its committed Go module. */
export interface Recipe {
  /** For people, with versions. */
  title: string;
  /** Folder below `cluster/go`. */
  module: string;
  /** Package to build → program in `bin`. */
  programs: Readonly<Record<string, string>>;
  /** A C compiler is needed. */
  cgo: boolean;
  tags?: string;
  /** Linker variables; the key is `package.variable`. */
  variables: Readonly<Record<string, string>>;
  share: readonly SharedFolder[];
  /** Cold build on two otherwise idle cores, in seconds: the first guess of the time left. */
  coldSeconds: number;
}

const kubernetesVersion = 'v1.36.3';
const componentVersion = 'k8s.io/component-base/version';
const argocdModule = 'github.com/argoproj/argo-cd/v3';
const rolloutsModule = 'github.com/argoproj/argo-rollouts';
const kwokModule = 'sigs.k8s.io/kwok';
const giteaModule = 'code.gitea.io/gitea';

/** Versions are those of the modules' `go.mod`; here they only name what was built. */
export const recipes: Readonly<Record<BinaryPart, Recipe>> = {
  kube: {
    title: `Kubernetes ${kubernetesVersion}, etcd and kwok`,
    module: 'kube',
    programs: { '.': 'kube' },
    cgo: false,
    variables: {
      [`${componentVersion}.gitVersion`]: kubernetesVersion,
      [`${componentVersion}.gitMajor`]: '1',
      [`${componentVersion}.gitMinor`]: '36',
      [`${componentVersion}.gitTreeState`]: 'clean',
      [`${componentVersion}.gitCommit`]: 'waymark',
      [`${componentVersion}.buildDate`]: '1970-01-01T00:00:00Z',
      [`${kwokModule}/pkg/consts.Version`]: 'v0.8.0',
    },
    share: [
      { module: kwokModule, folder: 'kustomize/stage', as: 'kwok-stage' },
    ],
    coldSeconds: 312,
  },
  argocd: {
    title: 'Argo CD 3.2.11, Helm and Kustomize',
    module: 'argocd',
    programs: {
      [`${argocdModule}/cmd`]: 'argocd',
      'helm.sh/helm/v3/cmd/helm': 'helm',
      'sigs.k8s.io/kustomize/kustomize/v5': 'kustomize',
      './redis': 'redis',
    },
    cgo: false,
    variables: {
      [`${argocdModule}/common.version`]: '3.2.11',
      [`${argocdModule}/common.gitTreeState`]: 'clean',
      'helm.sh/helm/v3/internal/version.version': 'v3.19.5',
    },
    share: [{ module: argocdModule, folder: 'manifests', as: 'manifests' }],
    coldSeconds: 220,
  },
  rollouts: {
    title: 'Argo Rollouts 1.10.1',
    // Apart from Argo CD: they want versions of Argo's notification engine that do not go together.
    module: 'rollouts',
    programs: {
      [`${rolloutsModule}/cmd/rollouts-controller`]: 'rollouts-controller',
    },
    cgo: false,
    variables: {},
    share: [{ module: rolloutsModule, folder: 'manifests', as: 'manifests' }],
    coldSeconds: 180,
  },
  gitea: {
    title: 'Gitea 1.26.4',
    module: 'gitea',
    programs: { [giteaModule]: 'gitea' },
    cgo: true,
    tags: 'sqlite sqlite_unlock_notify',
    variables: { 'main.Version': '1.26.4' },
    share: ['options', 'templates', 'public'].map(folder => ({
      module: giteaModule,
      folder,
      as: folder,
    })),
    coldSeconds: 190,
  },
};

/** Parts in the order they are built: what others wait for comes first. */
export const buildOrder: readonly BinaryPart[] = [
  'kube',
  'argocd',
  'gitea',
  'rollouts',
];
