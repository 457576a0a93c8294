import type {
  IClusterRole,
  IClusterRoleBinding,
  IRole,
  IRoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IServiceAccount } from 'kubernetes-models/v1';
import type { Platform } from '../platform/platform';
import { NAMESPACE_OBJECTS, PLATFORM_ACCOUNT } from './conventions';
import { emittersOf, type Emitter, type Placement } from './emitter';
import { platformLabels } from './platformLabels';
import { ARGOCD_KINDS, BASELINE_KINDS, rulesFor, WRITE } from './resources';
import type { CompiledObject, KubernetesObject } from './types';

/** What an Argo CD needs to serve the platform, beside its own installation. */
export interface ArgoCdConfig {
  /** Entries of ConfigMap `argocd-cm`, to be merged into what it holds. */
  settings: Record<string, string>;
  /** What each cluster must hold before the first sync; an operator applies them. */
  objects: KubernetesObject[];
}

/** An Application is as healthy as what it syncs; Argo CD itself has no opinion of it. */
const APPLICATION_HEALTH = `local health = { status = "Progressing", message = "Waiting for its first comparison" }
if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then
  health.status = obj.status.health.status
  health.message = obj.status.health.message or ""
end
return health
`;

const RBAC = 'rbac.authorization.k8s.io';
const emitter = emittersOf<Placement>();
const subjects = ({ argocdNamespace: namespace }: Placement) => [
  { kind: 'ServiceAccount', name: PLATFORM_ACCOUNT, namespace },
];

const emitters: readonly Emitter<Placement>[] = [
  emitter<IServiceAccount>({
    name: 'argocd/platform-account',
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    concern: 'protect',
    scope: 'argocd',
    why: 'Argo CD applies baselines and its own objects as this account, never as cluster admin.',
    build: () => ({
      name: PLATFORM_ACCOUNT,
      body: { automountServiceAccountToken: false },
    }),
  }),
  emitter<IClusterRole>({
    name: 'argocd/baseline-role',
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    concern: 'protect',
    scope: 'cluster',
    why: 'May make namespaces and what a baseline holds; no workload, no secret, no role for the whole cluster.',
    build: () => ({
      name: PLATFORM_ACCOUNT,
      body: {
        rules: [
          { apiGroups: [''], resources: ['namespaces'], verbs: [...WRITE] },
          ...rulesFor(BASELINE_KINDS, WRITE),
          // The API server lets nobody hand out what they do not hold, unless they may say so.
          { apiGroups: [RBAC], resources: ['roles'], verbs: ['escalate'] },
          {
            apiGroups: [RBAC],
            resources: ['roles'],
            resourceNames: [
              NAMESPACE_OBJECTS.viewer,
              NAMESPACE_OBJECTS.deployer,
            ],
            verbs: ['bind'],
          },
        ],
      },
    }),
  }),
  emitter<IClusterRoleBinding>({
    name: 'argocd/baseline-role-binding',
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    concern: 'protect',
    scope: 'cluster',
    why: 'Gives that role to the platform’s account.',
    build: context => ({
      name: PLATFORM_ACCOUNT,
      body: {
        roleRef: {
          apiGroup: RBAC,
          kind: 'ClusterRole',
          name: PLATFORM_ACCOUNT,
        },
        subjects: subjects(context),
      },
    }),
  }),
  emitter<IRole>({
    name: 'argocd/applications-role',
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    concern: 'protect',
    scope: 'argocd',
    why: 'May make Applications and projects, and only beside Argo CD.',
    build: () => ({
      name: PLATFORM_ACCOUNT,
      body: { rules: rulesFor(ARGOCD_KINDS, WRITE) },
    }),
  }),
  emitter<IRoleBinding>({
    name: 'argocd/applications-role-binding',
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    concern: 'protect',
    scope: 'argocd',
    why: 'Gives that role to the platform’s account.',
    build: context => ({
      name: PLATFORM_ACCOUNT,
      body: {
        roleRef: { apiGroup: RBAC, kind: 'Role', name: PLATFORM_ACCOUNT },
        subjects: subjects(context),
      },
    }),
  }),
];

/**
 * Settings and objects that Argo CD needs once, before `compileCluster`'s are applied.
 *
 * Of the kinds that compile() makes, Argo CD 3.2 brings health checks for Deployment, Rollout,
 * AnalysisRun, HorizontalPodAutoscaler, PodDisruptionBudget, HTTPRoute, ExternalSecret, SecretStore
 * and ScaledObject, and for Gateway; the others have no state. Only Application is added here.
 */
export function argoCdConfig(platform: Platform): ArgoCdConfig {
  const { namespace } = platform.argocd;
  const made: CompiledObject[] = [];
  const placement: Placement = {
    namespace,
    argocdNamespace: namespace,
    argocdFolder: '',
    folder: '',
    labels: platformLabels(platform, PLATFORM_ACCOUNT),
  };
  for (const each of emitters) each.emit(placement, made);
  return {
    settings: {
      // Each project names the account it is synced as; without this, that would be cluster admin.
      'application.sync.impersonation.enabled': 'true',
      // The label app.kubernetes.io/instance is the service's own name, not Argo CD's to write.
      'application.resourceTrackingMethod': 'annotation',
      'resource.customizations.health.argoproj.io_Application':
        APPLICATION_HEALTH,
    },
    objects: made.map(({ object }) => object),
  };
}
