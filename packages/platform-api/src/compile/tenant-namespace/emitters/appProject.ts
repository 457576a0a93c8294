import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { projectPart } from '../../argocd';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { CHILD_KINDS, groupKinds, WORKLOAD_KINDS } from '../../resources';
import type { TenantNamespaceContext } from '../context';
import { namespaceEmitter } from './kit';

export const appProject = namespaceEmitter<IAppProject>({
  name: 'tenant-namespace/app-project',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  concern: 'protect',
  scope: 'argocd',
  why: 'Argo CD may bring the team’s workloads from the GitOps repository into this namespace, as its deployer, and nowhere else.',
  build: context => {
    const { namespace, platform, cluster, team, environmentName } = context;
    const { server } = cluster;
    return projectPart(context, {
      description: `Workloads of team ${team} in ${environmentName}`,
      sourceRepos: [platform.gitops.repoUrl],
      destinations: [{ server, namespace }],
      destinationServiceAccounts: [
        {
          server,
          namespace,
          defaultServiceAccount: NAMESPACE_OBJECTS.deployer,
        },
      ],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: groupKinds(WORKLOAD_KINDS, CHILD_KINDS),
      ...syncWindows(context),
    });
  },
});

function syncWindows({
  environment,
}: TenantNamespaceContext): Pick<IAppProject['spec'], 'syncWindows'> {
  const windows = environment.syncWindows ?? [];
  if (windows.length === 0) return {};
  return {
    syncWindows: windows.map(window => ({
      ...window,
      timeZone: window.timeZone ?? 'UTC',
      applications: ['*'],
    })),
  };
}
