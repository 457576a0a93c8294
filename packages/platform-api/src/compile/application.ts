import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { Tenancy } from './context';
import type { Part } from './emitter';

/** Argo CD removes what an Application made when the Application goes. */
const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** An Application that syncs one folder of branch `rendered` into the tenant namespace. */
export function applicationPart(
  tenancy: Tenancy & { folder: string },
  { name, project }: { name: string; project: string },
): Part<IApplication> {
  const { platform, cluster, environment, folder, namespace } = tenancy;
  return {
    name,
    finalizers: [CASCADE_FINALIZER],
    // One commit must not make Argo CD regenerate every application.
    annotations: { 'argocd.argoproj.io/manifest-generate-paths': `/${folder}` },
    body: {
      spec: {
        project,
        source: {
          repoURL: platform.gitops.repoUrl,
          targetRevision: platform.gitops.renderedBranch,
          path: folder,
        },
        destination: { server: cluster.server, namespace },
        revisionHistoryLimit: 10,
        syncPolicy: {
          ...(environment.autoSync
            ? { automated: { prune: true, selfHeal: true } }
            : {}),
          syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'],
          retry: {
            limit: 5,
            backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
          },
        },
      },
    },
  };
}
