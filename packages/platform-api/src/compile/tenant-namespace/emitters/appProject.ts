import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { namespaceEmitter } from './kit';

export const appProject = namespaceEmitter<IAppProject>({
  name: 'tenant-namespace/app-project',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  concern: 'protect',
  scope: 'argocd',
  why: 'Argo CD may bring the team’s workloads from the GitOps repository into this namespace, as its deployer, and nowhere else.',
  build: ({ namespace, platform, cluster, team, environmentName }) => ({
    name: namespace,
    body: {
      spec: {
        description: `Workloads of team ${team} in ${environmentName}`,
        sourceRepos: [platform.gitops.repoUrl],
        destinations: [{ server: cluster.server, namespace }],
        destinationServiceAccounts: [
          {
            server: cluster.server,
            namespace,
            defaultServiceAccount: NAMESPACE_OBJECTS.deployer,
          },
        ],
        clusterResourceWhitelist: [],
        namespaceResourceBlacklist: [
          { group: '', kind: 'LimitRange' },
          { group: '', kind: 'ResourceQuota' },
          { group: '', kind: 'Secret' },
          { group: 'external-secrets.io', kind: 'SecretStore' },
        ],
      },
    },
  }),
});
