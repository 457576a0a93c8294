import type {
  IApplication,
  IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { Platform } from '../platform/platform';
import { generatePaths, sourceOf } from './argocd';
import { PLATFORM_ACCOUNT } from './conventions';
import { own } from './context';
import { defineEmitter, type Emitter, type Placement } from './emitter';
import { derivedName } from './names';
import { platformLabels } from './platformLabels';
import { ARGOCD_KINDS, BASELINE_KINDS, groupKinds } from './resources';
import type { CompiledObject } from './types';

interface ClusterContext extends Placement {
  platform: Platform;
  clusterName: string;
  server: string;
}

const project = defineEmitter<ClusterContext, IAppProject>({
  name: 'cluster/app-project',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  concern: 'protect',
  scope: 'argocd',
  why: 'The platform’s own project: it may make namespaces and their guard rails, which no team’s project may.',
  build: ({ platform, server }) => ({
    name: platform.argocd.platformProject,
    body: {
      spec: {
        description: 'Namespace baselines and Argo CD objects of the platform',
        sourceRepos: [platform.gitops.repoUrl],
        destinations: [{ server, namespace: '*' }],
        // With impersonation on, Argo CD syncs a project as these accounts or not at all.
        destinationServiceAccounts: [
          {
            server,
            namespace: '*',
            defaultServiceAccount: `${platform.argocd.namespace}:${PLATFORM_ACCOUNT}`,
          },
        ],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
        namespaceResourceWhitelist: groupKinds(BASELINE_KINDS, ARGOCD_KINDS),
      },
    },
  }),
});

const root = defineEmitter<ClusterContext, IApplication>({
  name: 'cluster/root-application',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  concern: 'run',
  scope: 'argocd',
  why: 'The one Application an operator applies by hand; it reads the cluster’s folder and brings all the others.',
  build: ({ platform, server, clusterName, argocdFolder }) => ({
    name: derivedName('waymark', clusterName),
    annotations: generatePaths(argocdFolder),
    body: {
      spec: {
        project: platform.argocd.platformProject,
        source: sourceOf(platform, argocdFolder),
        // Argo CD's objects live beside Argo CD, whichever cluster they are about.
        destination: { server, namespace: platform.argocd.namespace },
        syncPolicy: {
          // No allowEmpty: a folder that is empty by mistake must not take every tenant along.
          automated: { prune: true, selfHeal: true },
          syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'],
        },
      },
    },
  }),
});

const emitters: readonly Emitter<ClusterContext>[] = [project, root];

/**
 * What one cluster needs once, beside its tenants: the platform's Argo CD project and the root
 * Application. Nothing for a cluster that the platform does not have. What Argo CD itself needs to
 * serve them is `argoCdConfig`.
 */
export function compileCluster(
  platform: Platform,
  clusterName: string,
): CompiledObject[] {
  const cluster = own(platform.clusters, clusterName);
  if (!cluster) return [];
  const argocdFolder = `argocd/${clusterName}`;
  const context: ClusterContext = {
    platform,
    clusterName,
    server: cluster.server,
    namespace: platform.argocd.namespace,
    argocdNamespace: platform.argocd.namespace,
    argocdFolder,
    folder: argocdFolder,
    labels: platformLabels(platform, derivedName('waymark', clusterName)),
  };
  const objects: CompiledObject[] = [];
  for (const emitter of emitters) emitter.emit(context, objects);
  return objects;
}
