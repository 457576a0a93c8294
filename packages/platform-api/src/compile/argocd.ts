import type {
  IApplication,
  IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { Platform } from '../platform/platform';
import type { Tenancy } from './context';
import type { Part } from './emitter';

/**
 * On an Application: Argo CD removes what it made when it goes. On an AppProject: it stays until
 * its last Application is gone, which could not be cleaned up without it.
 */
const ARGOCD_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/**
 * Argo CD's objects of a production tenant outlive their file: the root Application neither prunes
 * them nor calls them out of sync. An operator who means it deletes the Application in Argo CD.
 */
const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false',
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
};

/** Asks an operator before the object goes, whether by prune or with its Application. */
export const CONFIRMED = {
  'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
};

/**
 * On a workload: where another takes its place, as a Rollout does for a Deployment, Argo CD removes it only when everything else
 * of its Application is there and healthy. By default it would remove it first, and the service would serve nobody meanwhile.
 */
export const REMOVED_LAST = {
  'argocd.argoproj.io/sync-options': 'PruneLast=true',
};

/** True where a deletion needs a second pair of eyes. */
export function isProtected({ stage }: Tenancy['environment']): boolean {
  return stage === 'production';
}

/**
 * An Application that syncs one folder of branch `rendered` into the tenant namespace.
 *
 * @param options - `atOnce`: also where the environment is synced by hand, and removed with its file there
 */
export function applicationPart(
  tenancy: Tenancy & { folder: string },
  options: { name: string; project: string; atOnce?: boolean },
): Part<IApplication> {
  const { atOnce = false, name, project } = options;
  const { platform, cluster, environment, folder, namespace } = tenancy;
  return {
    name,
    finalizers: [ARGOCD_FINALIZER],
    annotations: {
      ...generatePaths(folder),
      ...(isProtected(environment) && !atOnce ? KEPT : {}),
    },
    body: {
      spec: {
        project,
        source: sourceOf(platform, folder),
        destination: { server: cluster.server, namespace },
        revisionHistoryLimit: 10,
        syncPolicy: {
          ...(environment.autoSync || atOnce
            ? { automated: { prune: true, selfHeal: true } }
            : {}),
          syncOptions: [
            'ServerSideApply=true',
            'ApplyOutOfSyncOnly=true',
            // Two Applications that claim one object would each undo, and each remove, the other's.
            'FailOnSharedResource=true',
          ],
          retry: {
            limit: 5,
            backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
          },
        },
      },
    },
  };
}

/** An AppProject of a tenant namespace. */
export function projectPart(
  { namespace, environment }: Pick<Tenancy, 'namespace' | 'environment'>,
  spec: IAppProject['spec'],
): Part<IAppProject> {
  return {
    name: namespace,
    finalizers: [ARGOCD_FINALIZER],
    ...(isProtected(environment) ? { annotations: { ...KEPT } } : {}),
    body: { spec },
  };
}

/** A folder of branch `rendered`. */
export function sourceOf({ gitops }: Platform, path: string) {
  return {
    repoURL: gitops.repoUrl,
    targetRevision: gitops.renderedBranch,
    path,
  };
}

/** One commit must not make Argo CD regenerate every application. */
export function generatePaths(folder: string) {
  return { 'argocd.argoproj.io/manifest-generate-paths': `/${folder}` };
}
