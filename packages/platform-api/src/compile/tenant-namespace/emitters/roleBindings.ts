import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { namespaceEmitter } from './kit';

export const roleBindings = namespaceEmitter<IRoleBinding>({
  name: 'tenant-namespace/role-bindings',
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  concern: 'protect',
  why: 'Gives the namespace’s roles to the team’s groups and to the accounts that act for them.',
  build: ({ viewers, deployers, namespace, environment }) => [
    binding(NAMESPACE_OBJECTS.viewer, namespace, viewers),
    binding(
      NAMESPACE_OBJECTS.deployer,
      namespace,
      // In production people change intent in Git; only Argo CD changes the cluster.
      environment.stage === 'production' ? [] : deployers,
    ),
  ],
});

function binding(name: string, namespace: string, groups: string[]) {
  return {
    name,
    body: {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [
        ...groups.map(group => ({
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: group,
        })),
        { kind: 'ServiceAccount', name, namespace },
      ],
    },
  };
}
